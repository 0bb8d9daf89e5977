#!/usr/bin/env python3
"""Writes src/pass/boilerplate/phrases/interfaces.txt: what the interfaces of blogs, comment forms and consent banners say.

The texts are those of freely licensed programs, as their translators wrote them (versions and licences: SOURCES below). Get them
with the ordinary clients into one folder, unpack each into a folder of its name, and give that folder:

    python3 harvest.py FOLDER > ../../../src/pass/boilerplate/phrases/interfaces.txt
"""
import ast
import json
import pathlib
import re
import sys

SOURCES = """\
npm ghost 5.130.6 (@tryghost/i18n), MIT. npm @docusaurus/theme-translations 3.10.2, MIT. npm klaro 0.7.22, BSD-3-Clause.
npm tarteaucitronjs 1.34.0, MIT. PyPI Nikola 8.3.3, MIT. PyPI django-blog-zinnia 0.20, BSD-3-Clause.
PyPI django-contrib-comments 2.2.0, BSD-3-Clause. PyPI Mezzanine 6.1.1, BSD-2-Clause. PyPI django-allauth 65.21.1, MIT.
npm video.js 8.24.1, Apache-2.0. Names of months: PyPI babel 2.18.0 (Unicode CLDR), Unicode-3.0."""

LANGUAGES = """ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr uk vi
zh""".split()

# By the English text or the key: the class; `?` people also write it alone, `*` more may follow, `**` more may follow and the
# words are nobody else's.
GHOST = {
    'Add comment': 'comments', 'Add reply': 'comments', 'Join the discussion': 'comments', 'Start the conversation': 'comments',
    'Become a member of {publication} to start commenting.': 'comments', 'Member discussion': 'comments',
    'Become a paid member of {publication} to start commenting.': 'comments', 'Reply to comment': 'comments',
    'Report comment': 'comments', 'Hide comment': 'comments', 'Show comment': 'comments', 'Edit this comment': 'comments',
    'Show {amount} more replies': 'comments', 'Show 1 more reply': 'comments', 'View comments': 'comments',
    'This comment has been hidden.': 'comments', 'This comment has been removed.': 'comments', '{amount} comments': 'comments',
    '1 comment': 'comments', 'Reply': 'comments?', 'Report': 'comments?', 'Sort by': 'comments?', 'Comments': 'comments?',
    'Already a member?': 'paywall', 'Sign in': 'paywall?', 'Sign up now': 'paywall', 'Upgrade now': 'paywall',
    "Don't have an account?": 'paywall', 'Keep reading': 'more', 'Upgrade to continue reading.': 'paywall',
    'Become a paid member of {site} to get access to all premium content.': 'paywall', 'Manage subscription': 'paywall',
    'Your account': 'paywall', 'Account settings': 'paywall', 'View plans': 'paywall', 'Choose a plan': 'paywall',
    'This site is invite-only, contact the owner for access.': 'paywall', 'Back to Log in': 'paywall', 'Sign out': 'paywall',
    'This site only accepts paid members.': 'paywall', 'Subscribe': 'newsletter?', 'Your email address': 'newsletter',
    'Enter your email address': 'newsletter', 'Please enter a valid email address': 'newsletter', 'Unsubscribe': 'newsletter?',
    'Now check your email!': 'newsletter', 'View in browser': 'newsletter', 'Email newsletter': 'newsletter',
    "To complete signup, click the confirmation link in your inbox. If it doesn't arrive within 3 minutes, check your spam folder!":
        'newsletter', 'To continue to stay up to date, subscribe to {publication} below.': 'newsletter',
    'Show more results': 'more', 'Search posts, tags and authors': 'skip', 'More like this': 'related', 'Less like this': 'share',
    'Cancel anytime.': 'paywall', 'Load more ({amount})': 'more', 'Confirm your email address': 'newsletter',
    'You currently have a free membership, upgrade to a paid subscription for full access.': 'paywall',
    'Choose your newsletters': 'newsletter', 'Unsubscribe from all emails': 'newsletter', 'Email preferences': 'newsletter',
}
DOCUSAURUS = {
    'theme.BackToTopButton.buttonAriaLabel': 'skip', 'theme.common.skipToMainContent': 'skip', 'theme.common.editThisPage': 'tools',
    'theme.blog.paginator.newerEntries': 'pager', 'theme.blog.paginator.olderEntries': 'pager',
    'theme.blog.post.paginator.newerPost': 'pager', 'theme.blog.post.paginator.olderPost': 'pager',
    'theme.blog.post.readMore': 'more', 'theme.blog.post.readingTime.plurals': 'meta', 'theme.tags.tagsPageLink': 'tags',
    'theme.TOCCollapsible.toggleButtonLabel': 'skip?', 'theme.navbar.mobileSidebarSecondaryMenu.backButtonLabel': 'skip',
    'theme.docs.paginator.next': 'pager', 'theme.docs.paginator.previous': 'pager', 'theme.tags.tagsListLabel': 'tags',
    'theme.docs.sidebar.collapseButtonTitle': 'skip', 'theme.docs.sidebar.expandButtonTitle': 'skip',
    'theme.docs.sidebar.toggleSidebarButtonAriaLabel': 'skip', 'theme.docs.sidebar.closeSidebarButtonAriaLabel': 'skip',
    'theme.CodeBlock.copyButtonAriaLabel': 'share', 'theme.common.headingLinkTitle': 'skip*',
}
NIKOLA = {
    'Read more': 'more', 'Next post': 'pager', 'Previous post': 'pager', 'Newer posts': 'pager', 'Older posts': 'pager',
    'page %d': 'pager', 'Skip to main content': 'skip', 'Toggle navigation': 'skip', 'RSS feed': 'newsletter', 'Atom feed': 'newsletter',
    '%d min remaining to read': 'meta', 'Next': 'pager', 'Previous': 'pager', 'Also available in:': 'skip', 'Comments': 'comments?',
    'More posts about %s': 'related*', 'Original site': 'feed?',
}
DJANGO = {
    'Flag this comment': 'comments', 'Delete this comment': 'comments', 'View this comment': 'comments', 'No comments yet.': 'comments',
    'Post your comment': 'comments', 'Thanks for your comment': 'comments', 'Thank you for your comment': 'comments',
    'Thanks for commenting': 'comments', 'Preview your comment': 'comments', 'Recent comments': 'related', 'Recent entries': 'related',
    'Recent Comments': 'related', 'Recent Posts': 'related', 'Related posts': 'related', 'Popular entries': 'related',
    'Share on Twitter': 'share', 'Share on Facebook': 'share', 'read more': 'more', 'There are currently no comments': 'comments',
    'Forgot your password?': 'paywall', 'Forgot Password?': 'paywall', 'Remember Me': 'paywall?', 'Continue reading': 'more',
    'Comments are closed.': 'comments', 'Pingbacks are closed.': 'comments', 'Trackbacks are closed.': 'comments',
    'Subscribe': 'newsletter?', 'Similar entries': 'related', 'Random entries': 'related', 'Featured entries': 'related',
    'Leave a comment': 'comments', 'Be the first to comment': 'comments', 'Be first to comment!': 'comments', 'Last entries': 'related',
    'Discussions': 'comments?', 'Latest discussions': 'related', 'Latest comments': 'related', 'Continue reading ': 'more',
    'Previous page': 'pager', 'Next page': 'pager', 'Short url': 'share', 'Short URL': 'share',
    'Share this post': 'share', 'Previous entry': 'pager', 'Next entry': 'pager', 'Back to top': 'skip', 'Trackback URL': 'comments',
    'Last modification on': 'meta*', '%(comments_count)s comment': 'comments',
    '%(comment_count)s comment': 'comments', 'You must logged in. Please log in or sign up to complete this action.': 'comments',
    'Already have an account?': 'paywall*', 'Already have an account? Then please <a href="%(login_url)s">sign in</a>.': 'paywall',
}
KLARO = {
    'acceptAll': 'cookies', 'acceptSelected': 'cookies', 'decline': 'cookies?', 'consentNotice.learnMore': 'cookies?',
    'consentNotice.changeDescription': 'cookies', 'consentModal.title': 'cookies', 'consentModal.description': 'cookies',
    'consentNotice.description': 'cookies', 'purposes.advertising.description': 'cookies', 'poweredBy': 'cookies',
    'purposes.performance.description': 'cookies', 'service.disableAll.title': 'cookies', 'service.disableAll.description': 'cookies',
    'privacyPolicy.text': 'cookies', 'privacyPolicy.name': 'cookies?', 'purposes.functional.description': 'cookies',
    'purposes.marketing.description': 'cookies', 'contextualConsent.description': 'cookies',
}
TARTE = {
    'adblock_call': 'ads', 'alertBigPrivacy': 'cookies', 'alertSmall': 'cookies', 'acceptAll': 'cookies', 'personalize': 'cookies?',
    'closeBanner': 'cookies', 'privacyUrl': 'cookies?', 'disclaimer': 'cookies', 'noServices': 'cookies', 'title': 'cookies',
    'cookieDetail': 'cookies', 'allowAll': 'cookies', 'denyAll': 'cookies', 'mandatoryTitle': 'cookies', 'mandatoryText': 'cookies',
    'all': 'cookies', 'credit': 'cookies', 'toggleInfoBox': 'cookies', 'alertBigClick': 'cookies*', 'alertBigScroll': 'cookies*',
}

VIDEO = {key: 'player?' for key in (
    'Audio Player', 'Video Player', 'Play', 'Pause', 'Replay', 'Current Time', 'Duration', 'Remaining Time', 'Stream Type', 'Loaded',
    'Progress Bar', 'Fullscreen', 'Mute', 'Unmute', 'Playback Rate', 'Subtitles', 'Captions', 'Chapters', 'Descriptions',
    'Audio Track', 'Volume Level', 'Modal Window', 'Picture-in-Picture', 'Play Video', 
    'Text Edge Style')}
VIDEO |= {key: 'player' for key in (
    'Seek to live, currently behind live', 'Seek to live, currently playing live', 'Exit Fullscreen', 'subtitles off', 'captions off',
    'descriptions off', 'You aborted the media playback', 'A network error caused the media download to fail part-way.',
    'The media could not be loaded, either because the server or network failed or because the format is not supported.',
    'The media playback was aborted due to a corruption problem or because the media used features your browser did not support.',
    'No compatible source was found for this media.', 'The media is encrypted and we do not have the keys to decrypt it.',
    'Close Modal Dialog', 'This is a modal window', 'captions settings', 'subtitles settings', 'descriptions settings',
    'This modal can be closed by pressing the Escape key or activating the close button.', 'Caption Settings Dialog',
    'restore all settings to the default values', 'Beginning of dialog window. Escape will cancel and close the window.',
    'End of dialog window.', 'Exit Picture-in-Picture', 'Playing in Picture-in-Picture')}
TIMES = ('Current Time', 'Duration', 'Remaining Time', 'Loaded', 'Progress')


def po(path):
    """msgid -> [msgstr, ...] of a gettext catalogue; what a machine guessed is left out."""
    out, ident, plural = {}, None, []
    for block in path.read_text('utf-8', 'replace').split('\n\n'):
        if re.search(r'^#,.*fuzzy', block, re.M):
            continue
        fields, name = {}, None
        for line in block.splitlines():
            m = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?|msgctxt)\s+(".*")', line)
            if m:
                name = m[1]
                fields[name] = ast.literal_eval(m[2])
            elif line.startswith('"') and name:
                fields[name] += ast.literal_eval(line)
            elif not line.startswith('#'):
                name = None
        if fields.get('msgid'):
            out[fields['msgid'].strip()] = [v for k, v in fields.items() if k.startswith('msgstr') and v]
    return out


def flat(tree, prefix=''):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, f'{prefix}{key}.')
        elif value:
            yield prefix + key, str(value)


def catalogues(root):
    """(language, table, {key: [texts]})"""
    import yaml

    for path in root.glob('gi/package/locales/*/*.json'):
        yield path.parent.name, GHOST, {k: [v] for k, v in json.loads(path.read_text()).items() if v}
    for path in root.glob('docusaurus*/package/locales/*/theme-common.json'):
        if path.parent.name != 'base':
            yield path.parent.name, DOCUSAURUS, {k: v.split('|') for k, v in json.loads(path.read_text()).items()}
    for path in root.glob('nikola/translations/nikola.messages/*.po'):
        yield path.stem, NIKOLA, po(path)
    for name in ('django_blog_zinnia', 'django_contrib_comments', 'mezzanine', 'django_allauth'):
        for path in root.glob(f'{name}/**/LC_MESSAGES/django.po'):
            yield path.parts[-3], DJANGO, po(path)
    for path in root.glob('klaro*/package/src/translations/*.yml'):
        yield path.stem, KLARO, {k: [v] for k, v in flat(yaml.safe_load(path.read_text()) or {})}
    for path in root.glob('videojs/package/dist/lang/*.json'):
        texts = json.loads(path.read_text())
        yield path.stem, VIDEO, {k: [v, v + ' {count}'] if k in TIMES else [v] for k, v in texts.items() if isinstance(v, str)}
    for path in root.glob('tarteaucitronjs*/package/lang/tarteaucitron.*.js'):
        if not path.name.endswith('.min.js'):
            lang = path.name.split('.')[1]
            found = re.findall(r'^\s*"(\w+)":\s*"((?:[^"\\]|\\.)*)"', path.read_text(), re.M)
            yield {'cn': 'zh', 'se': 'sv'}.get(lang, lang), TARTE, {k: [v] for k, v in found}


def months(lang, of='months'):
    """The names of the months or the days of the week, long and short, as dates have them."""
    import babel

    locale = babel.Locale(lang)
    for context in ('format', 'stand-alone'):
        for width in ('wide', 'abbreviated'):
            for name in getattr(locale, of)[context][width].values():
                if one := phrase(name):
                    yield one


NUMBER = r'\{\{?\s*(?:amount|count|readingTime|number)\s*\}?\}|%d|%\(\w*(?:count|number)\w*\)[sd]'
GAP = r'\{\{?[^{}]*\}?\}|%\(\w+\)[sdi]|%[sdi]'


def phrase(text):
    """The text as a phrase, or nothing where it is none."""
    text = re.sub(r'<[^<>]*>', ' ', text)
    text = re.sub(r'(?<=\w)\*(?=\w)', ' ', text)
    text = re.sub(NUMBER, ' # ', text)
    text = re.sub(GAP, ' * ', text)
    text = ''.join(c if c.isalnum() or c in '#*' or ord(c) >= 0x300 and not c.isspace() and c.isprintable() and
                   c not in '’‘“”„«»…—–、。，！？：；（）「」〈〉《》·•←→’‚¿¡؟،؛।' else ' ' for c in text).lower()
    text = re.sub(r'\b\d+\b', '#', text)
    text = re.sub(r'\s+', ' ', text).strip()
    text = re.sub(r'(?:\* ?)+$', '*', text)
    # `link *`: one word and anything behind it is no phrase.
    if re.fullmatch(r'[A-Za-z]+ \*', text):
        return ''
    return '' if not text or text[0] in '*#' and len(text) < 4 or text.startswith('*') else text


# Translations that people also say alone.
SAID = {'mi piace'}


def main():
    found, english = {}, {}
    for lang, table, texts in sorted(catalogues(pathlib.Path(sys.argv[1])), key=lambda c: (c[0], str(c[1])[:40])):
        lang = re.split('[-_@]', lang)[0]
        lang = {'no': 'nb', 'nn': 'nb'}.get(lang, lang)
        if lang not in LANGUAGES:
            continue
        for key, how in table.items():
            for text in texts.get(key, ()):
                class_ = how.rstrip('?*')
                one = phrase(text)
                english.setdefault(key, set()).add(one) if lang == 'en' else None
                if lang != 'en' and one == phrase(key):
                    continue  # not translated
                if not one or len(one) < 3 and one.isascii() or len(one) > 100:
                    continue
                open_ = how[len(class_):].lstrip('?')
                if open_ and not one.endswith('*'):
                    one += ' ' + open_
                dense = re.search('[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]', one)
                word = len(one) <= 4 if dense else ' ' not in one.removesuffix(' *')
                if '?' in how or one in SAID or word and class_ not in ('pager', 'tags'):
                    one = '?' + one
                found.setdefault((class_, lang), []).append(one)
    for lang in LANGUAGES:
        found['month', lang] = sorted(months(lang))
        found['weekday', lang] = sorted(months(lang, 'days'))
    print('# Interfaces of blogs, comment forms and consent banners, as their translators wrote them; made by')
    print('# tools/boilerplate/phrases/harvest.py: do not edit.')
    print('\n'.join('# ' + line for line in SOURCES.splitlines()))
    for (class_, lang), phrases in sorted(found.items()):
        print(f'# {lang}')
        print(f'{class_}: ' + ' | '.join(dict.fromkeys(sorted(phrases))))


main()
