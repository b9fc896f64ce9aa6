"""line -> reason or nothing: what a web page or a wire puts around a story. Pure tables and functions.

Every rule is anchored (the whole line, its beginning, or a signature that only boilerplate has) and holds for short lines only,
so that a paragraph of the story that mentions a newsletter or a photograph stays. Read out of 60,000 news articles and the
pages of 1,200 more; which rules fire, and what they take: `python tests/quality/measure_clean.py FILE`.
"""

# ruff: noqa: E501  (tables: one pattern a line, however long)
from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cleaning.masthead import DATE, OUTLETS
from pipeline.cleaning.pictures import is_picture
from pipeline.text import fold

# Longer lines are never looked at: the longest captions and credits measured have about 70 words.
_MAX_CHARS = 480
_BULLETS = "•·▪■►▶▸»›>*-–—+| \t"
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: (?:[a-z]{2,4}|e\.t\.))?"

# Tables: one alternative a line. All of them are matched against folded text (see `pipeline.text.fold`).


def _rows(block: str) -> list[str]:
    return [row.strip() for row in block.strip().split("\n")]


# Boilerplate when it is the whole line, without bullets and closing punctuation; separated by commas.
_WHOLE = {
    phrase: reason
    for reason, block in {
        "site_chrome": """
            accessibility links, breaking news, skip to content, skip to main content, skip to navigation, menu, main menu, search, home
            home page, log in, login, log out, sign in, print, print this page, print edition, e-mail, text size, toggle navigation
            latest news, latest, top stories, most popular, most read, most viewed, trending, trending now, loading, please wait
            back to top, next, previous, prev, next article, previous article, close, video player close, replay, play, play video
            play facebook, pause, mute, watch live, live tv, exclusive, reset, photo, photos, video, videos, image, images, gallery
            view gallery, slideshow, view slideshow, embed, embed video, transcript, play audio, scroll down for video
            scroll down for more, hide caption, show caption, toggle caption, enlarge this image, view larger, tags, topics, show more
            load more, view more, see more, expand, made with humane club, powered by wordpress, social, now playing, up next, cancel
            submit, ok, got it, english, listen, a a, a a a, grid view, list view, in-depth
            """,
        "date": "first posted, updated, last updated, published",
        "share": """
            share, shares, share this, share this article, share this story, share this post, share on facebook, share on twitter
            share on linkedin, share on facebook share, share on twitter tweet, tweet, tweet this, retweet, facebook, twitter
            google plus, google+, whatsapp, linkedin, reddit, pinterest, instagram, youtube, flipboard, copy link, copy this link
            email this, email this article, follow us, follow, like us, like us on facebook, connect with us, send, pin it, print this
            save, bookmark
            """,
        "promotion": """
            newsletter, newsletters, subscribe, subscribe now, subscribe today, subscribe here, sign up, sign up now, sign up here
            register, donate, donate now, download our app, get the app, privacy policy, privacy policy | terms of service
            """,
        "advertisement": """
            advertisement, advertisements, ad, ads, sponsored, sponsored content, sponsored by, paid content, promoted, continue reading
            promoted content, advertisement continue reading the main story, continue reading below, continue reading the main story
            keep reading, story continues
            """,
        "related": """
            read more, read more here, read also, more, learn more, related, related articles, related article, related stories
            related story, related links, related content, related topics, related coverage, related news, related posts, see also
            see also [ edit ], also, also read, also see, also watch, you may also like, you might also like, you may like
            you might also be interested in, recommended, recommended for you, recommended stories, more stories, more news
            more information, more coverage, more on this story, more on this topic, must reads, must-reads, don't miss, editors' picks
            editor's picks, from our partners, from around the web, around the web, what others are reading, read next, watch, watch now
            """,
        "comments": """
            leave a reply, leave a comment, leave your comment, post a comment, add a comment, add comment, write a comment
            join the discussion, discussion, comments, comment, view comments, show comments, hide comments, no comments
            comments are closed, comments closed, comments off, reply, cancel reply, read comments, all comments, your comment
            post comment
            """,
        "legal": """
            all rights reserved, terms of service, terms of use, terms and conditions, cookie policy, accept cookies
            accept all cookies, accept all, manage cookies, privacy notice, disclaimer
            """,
        "caption": """
            file photo, file image, file, ap photo, ap, afp, reuters, getty images, getty, istock, shutterstock, 16x9 image
            stock photo, courtesy photo, handout
            """,
        "separator": "end, ends, -30-, 30",
    }.items()
    for row in _rows(block)
    for phrase in row.split(", ")
}

# Forms and appeals of many sentences: 120 in 60,000 articles, the longest with a list of all countries.
_LONGEST_FORM = 4200  # characters
_FORMS = r"""
get (?:the brief|our [a-z]+ newsletter)\. sign up
the coronavirus brief\. everything
every day at vox, we aim
something to consider if you enjoyed this article
the daily caller news foundation is working
(?:ready to fight back\?|fight back!) sign up
opening statement sign up
subscribe to the slatest newsletter"""

# reason, most words such a line has, how it begins (its bullet is off); `$` where it must also end there.
_BEGINS = [
    (reason, most, re.compile("|".join(_rows(block))))
    for reason, most, block in (
        (
            "date",
            30,
            rf"""
            by [^|]{{3,60}} \| (?:(?:first )?(?:published|posted|updated)(?: on)?:? )?{DATE}\b[^.]{{0,120}}$
            """,
        ),
        (
            "date",
            14,
            rf"""
            (?:first |originally )?(?:published|posted|updated|last updated|last modified|modified|created|date)(?: on| at)?:? ?(?:on |at )?(?:[a-z]{{3,9}}day,? )?{DATE}(?:[ ,|-]+(?:at )?{_CLOCK})?\.?$
            (?:update|updated|last updated|posted)(?: at| on)?:? (?:at )?{_CLOCK}(?:\.|\.? .*:| to correct .*)?$
            / (?:published|updated) /
            (?:[a-z]{{3,6}}day,? )?{DATE}(?:[ ,|-]+(?:at )?{_CLOCK})?$
            {_CLOCK}\.?$
            """,
        ),
        (
            "update_note",
            45,
            r"""
            this (?:story|article|post|page|piece|version|report|column)(?: has been| was| is being| will be) (?:updated|corrected|amended|edited|condensed)\b
            (?:update|correction|updated)(?: \([^()]{4,30}\))?: this (?:story|article|post)\b
            the (?:story|article)(?: has been| was) (?:updated|corrected|amended) (?:at|to|with|on|from)\b
            (?:this|a version of this) (?:story|article|post|report|piece|column|commentary)(?: was)? (?:originally |first |also )?(?:published|appeared|appears|posted) (?:in|on|at|by)\b
            the following (?:(?:story|article|post|report|column|piece|essay) )?(?:was )?(?:first |originally )?(?:appeared|appears|published|posted|is reprinted|is adapted) (?:in|on|at|by|from|with)\b
            this article is part of
            this article tagged under
            appeared in the .{4,40} print edition
            originally (?:published|posted|appeared) (?:on|in|at|by) [^.]*\.?$
            a revised version of this post
            this is a developing story
            updated? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})? (?:with|to (?:add|include|reflect|correct|clarify))\b
            check back for updates
            this story (?:was reported by the associated press|is based in part on wire|is part of (?:the|an?|our|npr's) .{3,60}\bseries\b)
            information from [a-z ]{5,40} was used in this (?:report|story|article)
            reprinted (?:from|with) .{3,60}permission
            this column is based on one available
            this transcript (?:is provided|may contain|has been edited)
            (?:(?:partial|full) )?transcript (?:is )?as follows:?$
            a lightly edited (?:transcript|version) of (?:our|the) (?:conversation|interview)
            it is a condensed version of a story
            politico dispatch: [a-z]{3,9} \d
            (?:this|the|our|my|what follows is|an edited|here ?(?:is|['’]s)) .{0,80}(?:interview|conversation|exchange|transcript|q&a|discussion)\b.{0,60}\b(?:edited|condensed)\b
            """,
        ),
        (
            "site_chrome",
            30,
            r"""
            made with humane club
            powered by \w+$
            just watched .* must watch
            please enable javascript
            you need to enable javascript
            javascript is (?:disabled|required)
            your browser does not support
            this (?:video|feature|content) is not available
            media playback is (?:un|not )supported
            \(?click prev(?:ious)? or next
            play video \d
            video player
            now playing:
            story highlights
            listen to article \d
            this transcript (?:has been|was) automatically generated
            crawl end date
            from wikipedia, the free
            """,
        ),
        (
            "share",
            25,
            r"""
            (?:click to )?(?:share|tweet|email|print|pin) (?:(?:this|it) ?)?(?:article |story |post |page |link )?(?:on|via|to|with|by) (?:facebook|twitter|whatsapp|linkedin|reddit|email|a friend|pinterest|telegram|x)\b
            (?:read or )?share this (?:article|story|post|page)?(?::| share| tweet)
            share (?:share|tweet|facebook|twitter|email)\b
            follow [\w.]+ ?: (?:facebook|twitter|instagram)\b
            (?:follow (?:[\w.@'()-]+ ){1,5}|(?:like|find|join|connect with) (?:us|him|her|them|me) )on (?:facebook|twitter|instagram|linkedin|youtube|tumblr|google\+|social media|flipboard|telegram)\b
            follow (?:(?:him|her|them|us|me|the author) )?@
            join (?:the conversation|the discussion|our facebook)\b
            share all sharing options for\b
            share your thoughts\b
            """,
        ),
        (
            "promotion",
            60,
            r"""
            sign[ -]?up (?:for|to|here|now|today|below) .{0,120}(?:newsletter|inbox|email|alerts|updates|briefing|here)
            sign up (?:here|now|today)\b
            subscribe (?:to|now|today|here)\b
            (?:get|receive|enjoy) .{0,140}(?:inbox|newsletter|delivered|push (?:alert|notification)|by email|via email|sign up|email updates|our app|free app|news app)
            get (?:breaking news|real-time updates|the latest (?:news|headlines))
            to (?:receive|get) .{0,80}(?:subscribe|sign up|newsletter)
            (?:like|enjoy(?:ed|ing)?) (?:what you're reading|this (?:article|story)|what you see)
            interested in .{0,60}\? ?add
            start the day smarter
            download (?:the|our|abc|cnn|nbc) .{0,60}\bapp\b
            keep up with this story and more
            try \w+ for only
            premium content for
            support (?:our|independent|quality) journalism
            become a (?:member|subscriber|supporter)
            (?:do you )?have (?:a|any) (?:news )?tips?\b
            do you have (?:a|any) (?:news )?(?:story|stories|information|photos?|videos?)\b.{0,80}(?:e-?mail|call|contact|send|text|get in touch|@)
            got a (?:news )?(?:tip|story)\b
            send (?:us )?(?:news )?(?:tips|facts|questions|questions/comments|comments|story ideas)\b.{0,20}(?:to|at|@)
            [a-z ]{0,30}newsletter sign up
            breaking news emails
            trending stories, ?celebrity
            the morning rundown get
            stay up to date\b
            want (?:more|stories like|fox news first|the latest|to (?:get|receive|keep up))\b.{0,160}(?:inbox|newsletter|sign up|subscribe|download|app\b|click|join)
            already a subscriber
            this (?:article|content|story) is (?:for|available to|exclusive to) (?:subscribers|members)
            for the most comprehensive local coverage
            you(?: have|'ve) (?:\w+ )?(?:free )?articles? (?:left|remaining)
            enter your email
            thanks for (?:subscribing|signing up)
            are you affected by .*@
            """,
        ),
        (
            "promotion",
            90,
            _FORMS
            + r"""
            get our [a-z ]{3,30}newsletter\. sign up
            content created by the daily caller
            the daily caller news foundation is available
            something to consider if you enjoyed
            countdown to 20\d\d the race
            support (?:real|local|progressive|independent|public|our|quality) journalism
            [a-z ]{3,40} is reader[- ]supported
            subscribe to the \w+ newsletter
            [a-z]+ is an? (?:independent,? )?(?:non-?profit|nonpartisan) news(?:room|s? site| organization| company)?\b.{0,160}(?:sign up|newsletter|donate|subscribe)
            propublica is a nonprofit newsroom
            the daily wire, headed by
            vox-mark sign up
            (?:[a-z' ]{1,30} )?newsletters? (?:sign up|get the|get our|your (?:daily|guide))
            (?:help us report on|tell us more about) [a-z ]{3,30} are you
            (?:the big idea|first person) is vox's home
            if you (?:have a claim you would|would like to (?:suggest a correction|receive the)|liked this story)
            usa today's editorial opinions are decided
            you can read diverse opinions from our
            in addition to its own editorials, usa today
            capitol attitude is a weekly column
            national review magazine content is
            the journalists at buzzfeed news are
            podcast\. there's also a new episode
            slate is making its
            we are committed to truth and accuracy in
            curious about a consumer health product
            your subscription to the
            the times is committed to publishing
            have you or someone you know been affected
            we encourage you to contact the
            this is the web version of
            join the vox video lab
            (?:tune in ?to|watch) [a-z .]{3,60} (?:weekdays|every weekday|weeknights|sundays?) (?:at|from)\b
            (?:tune in ?to) abc\b
            "start here" offers
            looking for (?:more\?|a quick way to)
            the news moves fast
            travel with the nation
            current issue view our
            watch newsmax tv
            click play to watch
            npr transcripts are created on
            "?to hear more feature stories
            "?to read the rest of the monitor
            "?(?:the )?\w+ \w+ sign up for (?:politico|our|the)\b
            """,
        ),
        (
            "related",
            40,
            r"""
            (?:related|read|read more|read also|see also|also read|also see|watch|now watch|watch also|photos|photo gallery|gallery|video|related video|related links?|related (?:story|stories|coverage|article)|must[- ]reads?|don't miss|more|more from|quiz|slideshow|pictures|in pictures|in pics)(?: \w+)?: (?!.*[.!]$)
            [\[(] ?(?:also on|watch|photos?|video|related|see|read|quiz|more|previously on|full|schedule|poll|click|story|gallery|pictures|interactive|graphic|map)\b[^\])]*[^.!?\])][\])]\.?$
            (?:click|tap) here (?:to|for)\b
            read the (?:full|entire|original|complete) (?:story|article|report|post|piece|interview)\b[^.]*\.?$
            for more (?:on|info|information|news|stories|coverage|from)\b.{0,120}(?:visit|go to|click|follow|www|http|\.com|:$)
            more on this (?:and|story|topic)
            see original study
            find (?:ap|all ap|more) .*https?:
            to read more editorials
            also on (?:the )?[\w .]{2,40}$
            online: ?https?:
            https?://\S+$
            www\.\S+$
            """,
        ),
        (
            "advertisement",
            16,
            r"""
            advertisement(?: |$)(?:continue|article|-|story|skip|$)
            (?:story|article) continue[sd] (?:below|after)
            continue reading below
            sponsored by\b
            report this ad
            skip (?:this )?ad
            """,
        ),
        (
            "comments",
            40,
            r"""
            your email address will not be published
            required fields are marked
            leave a (?:reply|comment)\b
            you must (?:be logged in|log in|register) to (?:post|comment|leave)
            log ?in to (?:comment|reply|leave)
            be the first to comment
            please read our comments? policy
            notify me of (?:new|follow)
            save my name, email
            \(?\d+\)? comments?$
            comments? \(\d+\)$
            please (?:log|sign) in to (?:comment|leave)
            this site uses akismet
            we encourage readers who wish to comment
            """,
        ),
        (
            "legal",
            60,
            r"""
            (?:tm and )?(?:copyright )?(?:©|\(c\)) ?(?:copyright )?(?:by )?(?:\d{4}|[a-z].{0,60} \d{4})
            copyright (?:by )?\d{4}
            copyright .{0,60}all rights reserved
            all rights reserved(?:[.,]|$)
            this material may not be (?:published|broadcast)
            (?:the |any )?(?:views|opinions)(?: and (?:views|opinions))? expressed (?:in this|by (?:the author|contributors|columnists)|here|on this)\b.{0,60}\b(?:are|do|does)\b
            this (?:column|article|commentary) does not necessarily reflect
            (?:we|this (?:web)?site|our (?:web)?site) uses? cookies
            by (?:using|continuing to use) (?:this|our) .{0,60}(?:cookies|terms|privacy|consent)
            this site is protected by recaptcha
            """,
        ),
        (
            "credit",
            60,
            r"""
            \(?(?:additional|further|with additional) (?:reporting|editing|research)(?: contributed)? (?:by|from)
            \(?with (?:reporting|research|research help|assistance) by (?!.*\b(?:was|were|is|are|said|has|had|have)\b)
            with (?:reporting|assistance|research help|contributions) from (?:[\w.'-]+,? ){1,8}[\w.'-]+[^.]$
            \(?(?:reporting|writing|editing) by (?!.*\b(?:was|were|is|are|said|has|had|have|found|shows?|showed|reveal(?:s|ed)|suggests?)\b)
            contributing:
            \(?with (?:files|inputs?) from
            \(with (?:agency|agencies|wire)
            material from (?:the )?\w+(?: \w+)? was used in this
            this (?:report|story|article) (?:includes|contains) (?:material|information|reporting) from
            this article is based in part on wire
            the associated press (?:health|receives support)
            sources?: ?[\w/& ]{2,30}(?:\||$)
            special (?:to|for) (?:the )?\w+(?: \w+){0,2}$
            by (?:\w+ )?(?:staff|correspondents?|(?:\w+ )?writers?)\b[^.]*$
            """,
        ),
        (
            "contact",
            45,
            r"""
            write to (?:\w[\w.]* ){1,5}at \S+@
            contact (?:the )?(?:writer|reporter|author|editor|[a-z]+|[a-z]+ [a-z]+)s?:? (?:at|via|on) [\w(]*[@\d]
            contact (?:the )?\w+(?: \w+){0,2} at \S+@
            (?:reach|e-?mail|tweet) (?:the )?(?:writer|reporter|author|us|him|her|[a-z]+ [a-z]+) (?:at|on|via) (?:\S*[@\d]|twitter)
            e-?mail:? ?\S+@
            \S+@\S+\.\w{2,4}\.?$
            media contacts?(?:: |$)
            for further information media
            for immediate release$
            twitter: ?@\w+
            @\w+$
            """,
        ),
        (
            "caption",
            75,
            r"""
            image (?:copyright|caption|source|credit)\b
            media caption\b
            photograph(?:er)?(?: by)?:
            photograph by
            photos? (?:by|credit|courtesy|illustration)\b(?!.*\b(?:show|showed|shows|was|were|have|appear)\b)
            photo ?:
            picture ?:
            illustration:
            featured image:
            \(?file(?: photo)?\)?(?: - |: )
            \(photos? (?:by|credit|courtesy|via|:)
            slideshow \(\d
            \(?screen ?(?:shot|grab)\b.{0,40}$
            a file (?:photo|picture|image) (?:of|shows)
            (?:\([a-z ]{2,30}\) )?in this (?:undated |file |(?:[a-z]+day, )?[a-z]+\.? \d+(?:, \d{4})?,? ?(?:file )?)(?:photo|image|handout|picture)
            this undated (?:photo|image|combination)
            (?:ap|afp|reuters|getty|epa|upi|xinhua)(?: photo)?/[\w.-]+(?: [\w.'/-]+){0,4}$
            \(l-r\)
            """,
        ),
    )
]
_BEGIN = re.compile("|".join(pattern.pattern for _, _, pattern in _BEGINS))

_PHOTO_BY = r"(?:ap|afp|epa|reuters|getty(?: images)?|shutterstock|upi|thinkstock|bloomberg|cnet|npr|associated press|the associated press|media matters|the new york times|the washington post|xinhua)"
_Signature = tuple[str, int, tuple[str, ...], re.Pattern[str]]


def _signatures(*rows: tuple[str, int, tuple[str, ...], str]) -> list[_Signature]:
    return [(reason, most, hints, re.compile("|".join(_rows(block)))) for reason, most, hints, block in rows]


# reason, most words, what one of which the line must hold (a scan for a string costs a fiftieth of a search), signature.
_SIGNATURES = _signatures(
    (
        "credit",
        60,
        ("contributed",),
        r"""
        \bcontributed(?: reporting)?(?: to| for) (?:this|the) (?:\w+ )?(?:report|story|article|post|piece)\b.{0,40}$
        ^[a-z .'-]{4,60} contributed(?: reporting)?\.?$
        \bcontributed reporting(?: from [a-z ]{2,30})?\.?$
        """,
    ),
    (
        "contact",
        60,
        ("can be ", "@", "email protected", "on twitter"),
        r"""
        \bcan be (?:reached|contacted|e-?mailed|followed)\b.{0,40}(?:@|https?:|twitter|\d{3}|\[e|\.com\b)
        \b(?:at|to|e-?mail|contact|via) \[email protected\]
        (?:^|[^\w ] |\bcan |\bor |\band |\bplease )(?:follow|reach|e-?mail|tweet)(?: \w+){0,3} (?:on twitter|at @|at \S+@)
        (?:^|[^\w ] |\bcan |\bor |\band )follow (?:him|her|them|us|me) (?:on twitter )?@
        """,
    ),
    (
        "promotion",
        60,
        ("sign up", "recaptcha", "unsubscribe", "spam folder", "inbox", "promotional offers", "nrplus"),
        r"""
        \byou (?:may|can) unsubscribe\b|\bcheck your spam folder\b|\b(?:receive|occasional) promotional offers\b|\bjoin nrplus\b
        \b(?:in|to) your inbox(?: (?:every|each) [a-z]+(?: [a-z]+)?)?(?:\.?$|\. email sign up)
        \bsign up (?:here|now)\.?\W*$
        site is protected by recaptcha
        \bnewsletter\b.{0,60}sign up\.?$
        """,
    ),
    ("legal", 40, ("rights reserved",), r"all rights reserved\.?$"),
)
_SIGN_UP = "Newsletter Sign Up Continue reading"  # the New York Times' form of 543 characters: 49 in 6,000 articles
_LONG_FORM = re.compile("|".join(_rows(_FORMS)))
# Notices of the page's makers, tried where a line begins so: reason, most words, beginning.
_NOTICE = frozenset(
    (
        "edit",
        "[edi",
        "corr",
        "note",
        "clar",
        "warn",
        "cont",
        "tick",
        "news",
        "(add",
        "(upd",
        "(rec",
        "(cor",
        "(ref",
        "(rew",
        "(rep",
    )
)
_NOTICES = [
    (reason, most, re.compile("|".join(_rows(block))))
    for reason, most, block in (
        (
            "update_note",
            90,
            r"""
            \[?editor(?:'s|s'|s) (?:note|update) ?:
            \((?:adds|updates|recasts|corrects|refiles|rewrites|repeats) [^()]*\)$
            corrections?(?: \([^()]*\))? ?: ?(?:corrected by|an? |the (?:original|initial|first)|this|updated|in |[a-z]+ \d)
            (?:note|clarification)(?: to readers)? ?: (?:this|an? (?:earlier|previous|original)) (?:version|story|article|post|interview|column|piece|report)\b
            """,
        ),
        (
            "site_chrome",
            60,
            r"""
            (?:content )?warning ?: ?(?:this |the )?(?:video|footage|story|article|clip|report|post|graphic)\b
            ticker security last change
            """,
        ),
        ("promotion", 75, _SIGN_UP.casefold()),
    )
]
_HINTS = [hint for _, _, hints, _ in _SIGNATURES for hint in hints]
# The same for lines that end without a full stop, or in brackets.
_LOOSE_ENDS = _signatures(
    (
        "caption",
        75,
        (")", "photo"),
        rf"""
        \([^()]{{0,80}}(?:/ ?{_PHOTO_BY}|via ap|(?:ap|afp|reuters|staff|file|handout|courtesy) photo|photo(?: by|:)|photographer|getty images|{_PHOTO_BY}, file)[^()]{{0,60}}\)\.?$
        \(\W*(?:photos?|photograph|picture|image|credit|ap photo|afp photo|reuters photo|courtesy)\b[^()]{{0,80}}\)$
        (?:[^.!?"')]|\.\.\.) \({_PHOTO_BY}\)$
        \b(?:stands?|sits?|walks?|waves?|speaks?|arrives?|attends?|holds?|gestures|looks?|poses?|gathers?|watch(?:es)?|takes? part|left by) [^"]*\. \({_PHOTO_BY}\)$
        [a-z0-9.)"] \|? ?photo: ?[^.]{{2,60}}$
        """,
    ),
    ("caption", 14, ("/", "|"), rf"^[\w.'-]+(?: [\w.'-]+){{0,4}} ?[/|] ?(?:afp/)?{_PHOTO_BY}(?: photo)?(?:/file photo)?$"),
    ("caption", 75, ("reuters/",), r"\breuters/[\w.'-]+(?: [\w.'-]+){0,3}(?:/file photo|/files|/handout.{0,40})?$"),
    ("caption", 60, ("caption", "enlarge"), r"\b(?:hide|toggle) caption$|\benlarge this image\b"),
    ("related", 30, ("read more",), r"[^.!?] read more$"),
    ("related", 30, ("(video)", "[video]", "(photos)", "[photos]"), r"^[^.!?]* [(\[](?:video|photos)[)\]]$"),
)
_TWEET = re.compile(rf"(?:^|[\s.])- .{{2,50}} \(@\w{{2,20}}\) ?{DATE}$|\bpic\.twitter\.com/\w+$")

# A caption that begins with a place in capitals (RFE/RL's "AFGHANISTAN -- ...") or ends with the day it was taken has no full stop.
_PLACE_CAPTION = re.compile(rf"[A-Z][A-Z .'/-]{{3,40}} (?:--|—|–) [^\n]*(?:, (?:undated|file photo|(?i:{DATE})))$")
# A sub-heading between dashes, as AFP sets it: – “Resolving the last disputes” –
_DASHED = re.compile(r"[-–—]{1,2} ?\S.{2,90}\S ?[-–—]{1,2}$")

_CAPITALS = r"[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){1,3}"
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*[\w.]|[A-ZÀ-Þ]\.|de|del|della|van|von|der|den|bin|bint|ibn|al|el|la|le|da|dos|du)"
_PERSON = rf"[A-ZÀ-Þ][\w'’.-]+(?: {_NAME_WORD}){{1,3}}"
_NAME = re.compile(rf"(?:[A-Z]+/[A-Z]+(?:['’]s)?(?: {_NAME_WORD}){{1,3}}|{_PERSON})$")  # RFE/RL's Radio Azadi
_BYLINE = re.compile(
    rf"(?:By|BY|(?:Analysis|Story|Words|Posted|Written|Opinion) by) (?:{_PERSON}|{_CAPITALS})"
    rf"(?:(?:,? and |, | & |; )(?:{_PERSON}|{_CAPITALS})){{0,5}}(?:(?:,| \||;| -| –| —| for| in| at) ?[A-Z@][^.!?]{{1,60}})?$"
)
_FOR_OUTLET = re.compile(
    rf"{_PERSON} (?:reports |reporting )?for (?:[Tt]he )?([A-Z][\w.&/'’-]*(?: (?:[A-Z][\w.&/'’-]*|of|and)){{0,3}})$"
)
_WITH_OUTLET = re.compile(rf"{_PERSON}(?:(?:,? and |, | & )(?:{_PERSON})){{0,3}} ?(?:,|\||/|—|–|-) ?([A-Z][\w.&/ '’-]{{1,40}})$")
_MEDIA = re.compile(
    r"(?:News|Press|Times|Post|Journal|Tribune|Herald|Gazette|Chronicle|[Rr]eporter|[Cc]orrespondent|[Ww]riter|[Ee]ditor|Staff"
    r"|Reports|Radio|Television|TV|Service)\b"
)
_ROLE = (
    r"(?:staff writer|senior writer|writer|reporter|correspondent|columnist|contributor|commentator|analyst|editor|host|co-host|anchor"
    r"|blogger|journalist|freelancer|fellow|bureau chief|critic)"
)
_BIO = re.compile(
    r"(?!(?:The|A|An|This|That|It|He|She) )[A-ZÀ-Þ][\w.'’/-]+(?: (?:[A-ZÀ-Þ][\w.'’/-]*|de|van|von|bin|al)){1,4},? is (?:also )?(?:an? |the )?"
    rf"(?:[\w'’&.,-]+ ){{0,6}}{_ROLE}s?(?: emeritus| in chief)?,?(?: and [\w ]+)? (?:for|at|of|with|in|based|covering|focusing|who covers|on)\b"
)
# Of whom nothing else in the article speaks: 98 of 100 such lines at the end of training articles present the author.
_WHO_WROTE = re.compile(
    r"(?!(?:The|A|An|This|That|It|He|She|While|As|If|In|Mr\.?|Ms\.?|Mrs\.?) )(?P<name>[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|bin|al)){1,3}),?"
    r" (?:is|teaches|directs) (?!(?!managing|contributing|retired|founding|distinguished)\w+(?:ing|ed)\b)[^.]{0,120}?\b(?:professor|fellow|lecturer|director|(?:co-)?founder|attorney|lawyer|(?:co-)?author|president|chairman|chair|(?:co-)?host"
    r"|strategist|advis[eo]r|consultant|scholar|economist|historian|physician|psychologist|novelist|dean|chief executive|CEO|teacher"
    r"|(?:[Ss]enior )?[Ee]ditor|writer|columnist|contributor|commentator|analyst|reporter|correspondent|journalist|candidate|student|activist)\b"
)
_ITSELF = re.compile(
    r"\b(?:opinions?|views?) expressed (?:(?:here|in (?:this|these) \w+) )?(?:are (?:his|hers?|theirs?|solely|those|my)\b|belong\b)"
    r"|\b(?:[Rr]ead|[Vv]iew) more opinions?\b|\b[Ff]or a programming schedule, click\b"
    r"|\b(?:article|essay|piece|story|column) is (?:the )+(?:first|second|third|fourth|fifth|sixth|last|latest) (?:in|of) (?:the|a|our|this) series\b"
)
_ABOUT = re.compile(r"(?:is|was|are|has|covers|reports|writes|joined|works|lives)\b")
# Headings are in the present tense; a speaker's name or a sum behind a colon makes a line of a transcript or of a list.
_NO_HEADING = re.compile(r"\b(?:said|was|were|had|told|called|added|according)\b|^[A-Z][A-Z .'’]+: |: .*\d")
# What stays of a player and of a gallery. USA Today's players begin with their button for closing; 100 in 9,000 articles, all captions.
_PLAYER = re.compile(r"(?:CLOSE |Skip in Skip |x Embed |x Share )+(?=[A-Z\d\"“])")
_GALLERY = re.compile(
    r"Photos: .{1,200}Photos: |.{4,200}Hide Caption \d", re.DOTALL
)  # CNN's run to 35,000 characters: 70 of 9,000
_LONG_CAPTION = re.compile(
    r"(?:FILE ?[-–—] ?)?In this (?:\w+day, )?[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?,? (?:file )?(?:photo|image|picture)\b.*\([^()]{4,80}\)$"
)
_THREAD_MARK = re.compile(r"\d{1,2}/\d{0,2}[:)]? +(?=\S)")


# A politician's card that hovers over his name, read as text: "Mitch McConnell Addison (Mitch) Mitchell McConnellGraham: Trial
# must go on Five takeaways MORE (R-Ky.)": full name, headlines run up to it, "MORE".
_CARD = re.compile(
    r"\b([A-Z][\w’'-]+)(\s(?:[A-Z(][\w.()’'-]*\s){1,5}\1(?=[A-Z\d'‘“\"(])(?!['’]s\b)[^\n]{0,800}?MORE)(?![\w])",
)


def without_cards(line: str) -> tuple[str, list[str]]:
    """A line -> itself without the cards that hover over names, and these."""
    cards: list[str] = []

    def cut(match: re.Match[str]) -> str:
        cards.append(match[2].strip())
        return match[1]

    return _CARD.sub(cut, line), cards


_GO_ON = r"(?:[Tt]o )?[Cc]ontinue (?:to read|reading) (?:the )?(?:main|principal) (?:story|history)"
_MARKED_OFF = re.compile(rf"<<\s?[^<>\n]{{3,300}}>>(?:\s?{_GO_ON})?|{_GO_ON}(?=[A-Z])")


def player(line: str) -> int:
    """Length of a video player's buttons at the beginning of the line; 0 without them."""
    found = _PLAYER.match(line) if line.startswith(("CLOSE ", "Skip in Skip")) else None
    return found.end() if found else 0


def without_marks(text: str) -> tuple[str, list[str]]:
    """A text -> itself with line ends in place of "<<Deleted image: ...>>" and of what skips an advertisement, and these."""
    marks = [match[0].strip() for match in _MARKED_OFF.finditer(text)] if "<<" in text or "ontinue read" in text else []
    return (_MARKED_OFF.sub("\n", text) if marks else text), marks


def line_reasons(lines: Sequence[str], folded: Sequence[str]) -> list[str | None]:
    """For each line (and the same folded) the reason why it, by itself, is no part of a story; None where it may be one."""
    whole = "\n".join(folded)
    hints = [hint for hint in _HINTS if hint in whole]  # most articles hold none or one: no line is searched for the rest
    pairs = zip(lines, folded, strict=True)
    reasons = [_line_reason(line, same, hints) if len(line) <= _MAX_CHARS else _long_reason(line, same) for line, same in pairs]
    dated = ", 20" in whole or ", 19" in whole
    for place, line in enumerate(lines):  # most lines are spared the call
        sign = "/" in line or " | " in line or not line.endswith(".") or (dated and (", 20" in line or ", 19" in line))
        if sign and reasons[place] is None and is_picture(line):
            reasons[place] = "caption"
    return reasons


def _long_reason(line: str, folded: str) -> str | None:
    """Forms, galleries, and captions with the news behind them: what long lines are taken for."""
    if line.startswith(_SIGN_UP) or (len(line) <= _LONGEST_FORM and _LONG_FORM.match(folded)):
        return "promotion"
    if line.startswith("Photos: ") or "Hide Caption" in line:
        return "caption" if _GALLERY.match(line) and "Hide Caption" in line[-200:] else None
    return "caption" if len(line) <= 2 * _MAX_CHARS and _LONG_CAPTION.match(line) else None


def _line_reason(line: str, folded: str, hints: Sequence[str]) -> str | None:
    bare = folded.strip(_BULLETS)
    if player(line):
        return "caption"
    if len(bare) < 60:
        if not any(map(str.isalnum, bare)):
            return "separator"
        if reason := _WHOLE.get(bare.rstrip(" :.>|*")):
            return reason
    count = folded.count(" ") + 1
    if (_BEGIN.match(bare) or bare[:4] in _NOTICE) and (reason := _begun(bare, count)):
        return reason
    if hints and (reason := _signed(bare, count, _SIGNATURES)):
        return reason
    if bare.endswith((".", '."', "?", "!")) and not bare.endswith((").", "...")):
        return None
    return _signed(bare, count, _LOOSE_ENDS) or (None if count > 60 or is_sentence(line) else _shape_reason(line))


def _begun(bare: str, count: int) -> str | None:
    """The reason told by how a folded line begins."""
    return next((reason for reason, most, pattern in (*_BEGINS, *_NOTICES) if count <= most and pattern.match(bare)), None)


def _signed(bare: str, count: int, signatures: Sequence[_Signature]) -> str | None:
    for reason, most, hints, pattern in signatures:
        if count <= most and any(hint in bare for hint in hints) and pattern.search(bare):
            return reason
    return None


def _shape_reason(line: str) -> str | None:
    """Reasons that are in capitals and punctuation, so lost in folding."""
    if _PLACE_CAPTION.match(line):
        return "caption"
    if _DASHED.match(line):
        return "subheading"
    if len(line) <= 160 and (_BYLINE.match(line) or ((found := _FOR_OUTLET.match(line)) and _is_outlet(found[1]))):
        return "byline"
    return None


def _is_outlet(name: str) -> bool:
    return fold(name) in OUTLETS or bool(_MEDIA.search(name)) or name.split()[0].isupper()


def is_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does: . ! ? and closing quotes or brackets."""
    return line.rstrip("\"'”’»)] ").endswith((".", "!", "?", "…"))


def is_prose(line: str) -> bool:
    """Whether the line is surely running text: at least eight words that end as a sentence does."""
    return line.count(" ") >= 7 and is_sentence(line)


_LOUD = 0.6  # share of the letters that are capitals
_LOUD_WORDS = 12  # shorter ones may be the names of bodies or a sign that the story tells of


def is_loud(line: str) -> bool:
    """Whether a long line is in capitals and no quotation."""
    if line.count(" ") < _LOUD_WORDS - 1 or '"' in line or "“" in line:
        return False
    return sum(map(str.isupper, line)) > _LOUD * sum(map(str.isalpha, line))


def is_name(line: str) -> bool:
    """Whether the line is shaped like one name and nothing else: two to four capitalised words."""
    return len(line) <= 60 and bool(_NAME.match(line.strip(_BULLETS)))


def is_about(line: str, name: str) -> bool:
    """Whether `line` is the bio of the `name` on a line of its own before it: "Jane Doe" / "Jane Doe covers Congress for ..."."""
    name, line = name.strip(_BULLETS), line.strip(_BULLETS)
    return line.startswith(name + " ") and bool(_ABOUT.match(line, len(name) + 1))


def presents_author(line: str, rest: Sequence[str]) -> bool:
    """Whether an article's first line, or one near its end, says who somebody is whom none of the `rest` names: who wrote it."""
    found = _WHO_WROTE.match(line) if len(line) <= _MAX_CHARS else None
    if found is None:
        return False
    name = found["name"].rsplit(" ", 1)[-1].rstrip(".,")
    return not any(name in each for each in rest)


def is_about_itself(line: str) -> bool:
    """Whether a first paragraph is on the article and who wrote it: one in 300 articles, with a sentence that says so."""
    return len(line) <= _MAX_CHARS and _ITSELF.search(line) is not None


def is_heading(line: str, most_words: int) -> bool:
    """Whether a line alone between two paragraphs is a sub-heading, and no sentence that lost its full stop and no utterance."""
    if is_sentence(line) or line.endswith((":", ",", ";", "-", "—", "–")):
        return False
    if line.isupper() and line.count(" ") in range(1, 20):
        return True
    return line.count(" ") < most_words and not _NO_HEADING.search(line)


def is_tweet(folded: str) -> bool:
    """Whether the folded line is a tweet with its signature: "... - name (@name) january 26, 2019"."""
    return ("(@" in folded or "pic.twitter" in folded) and bool(_TWEET.search(folded))


def thread_mark(line: str) -> int:
    """Length of the mark of a tweet in a thread at the beginning of the line ("1/3 "); 0 without one."""
    found = _THREAD_MARK.match(line)
    return found.end() if found else 0


def edge_reason(line: str) -> str | None:
    """The reason why the first or last line of a story, alone beside a paragraph, is a byline or a bio; None in doubt."""
    bare = line.strip(_BULLETS)
    if is_name(bare) or fold(bare) in OUTLETS:
        return "byline"
    if len(bare) <= 120 and not is_prose(bare) and (found := _WITH_OUTLET.match(bare)) and _is_outlet(found[1]):
        return "byline"
    return "bio" if len(bare) <= _MAX_CHARS and _BIO.match(bare) else None
