//! Names of tags.
//!
//! Sources: the BBCode references of phpBB, vBulletin and Discourse; the shortcodes of WordPress itself and the prefixes of its
//! widespread builders and plug-ins.

/// BBCode tags.
#[rustfmt::skip]
pub(super) const BBCODE: &[&str] = &[
    "b", "i", "u", "s", "quote", "url", "img", "size", "color", "colour", "font", "list", "li", "ul", "ol", "center", "left",
    "right", "justify", "align", "spoiler", "hide", "youtube", "video", "media", "email", "attach", "attachment", "indent",
    "sub", "sup", "highlight", "strike", "del", "mention", "user", "details", "table", "tr", "td", "th", "h1", "h2", "h3",
    "blockquote", "bold", "italic", "underline", "noparse",
];

/// BBCode tags that show what they are even when their other half is missing, as long as they have a value.
pub(super) const BBCODE_WITH_VALUE: &[&str] = &["quote", "url", "color", "colour", "email"];

/// Tags around code, whose inside is left alone.
#[rustfmt::skip]
pub(super) const CODE: &[&str] = &[
    "code", "php", "html", "sourcecode", "pre", "python", "java", "javascript", "css", "sql", "xml", "cpp", "bash", "crayon",
    "latex", "math", "tex",
];

/// Shortcodes that ordinary words could be: they need attributes or a closing tag.
#[rustfmt::skip]
pub(super) const SHORTCODES: &[&str] = &[
    "caption", "gallery", "embed", "audio", "video", "playlist", "contact-form", "products", "product", "youtube", "vimeo",
    "tweet", "twitter", "instagram", "soundcloud", "slideshare", "button", "row", "column", "columns", "col", "one_half",
    "one_third", "one_fourth", "two_third", "two_thirds", "three_fourth", "one_half_last", "one_third_last", "dropcap",
    "pullquote", "toggle", "accordion", "accordions", "tabs", "tab", "tabgroup", "spacer", "divider", "separator", "icon",
    "download", "slideshow", "table", "ad", "toc", "poll", "iframe", "box", "alert", "note", "info", "warning", "success",
    "section", "container", "map", "googlemap", "form", "testimonial", "pricing", "heading", "image", "img", "text", "clear",
    "related", "posts", "list", "quote", "blockquote", "highlight", "social", "share", "widget", "sidebar", "footnote",
    "embedyt", "fbvideo", "gist", "polldaddy", "scribd", "sociallocker", "emaillocker", "hr",
];

/// Those that need neither where they are a paragraph.
#[rustfmt::skip]
pub(super) const ALONE: &[&str] = &[
    "gallery", "hr", "divider", "separator", "spacer", "toc", "clearboth", "slideshow", "adsense", "powerpress", "playlist",
];

/// Starts of names that nothing but a builder or a plug-in writes.
#[rustfmt::skip]
pub(super) const PREFIXES: &[&str] = &[
    "vc_", "et_pb_", "et_", "fusion_", "su_", "av_", "mk_", "cs_", "dt_", "ux_", "themify_", "thrive_", "tve_", "elementor-",
    "elementor_", "nggallery", "ngg_", "rev_slider", "layerslider", "contact-form-7", "contact-form ", "gravityform",
    "wpforms", "ninja_form", "ninja_forms", "mc4wp_form", "wp_", "wpv-", "wpdm_", "woocommerce_", "add_to_cart", "tablepress",
    "do_widget", "pdf-embedder", "jwplayer", "jwplatform", "flowplayer", "siteorigin_", "fl_builder", "x_", "tatsu_",
    "fusion-", "mkdf_", "qode_", "eltd_", "stm_", "porto_", "kc_", "cz_", "ultimate_", "bsf-", "us_", "dfd_", "edgtf_",
    "rt_", "ot_", "aesop_", "aiovg_", "ads-", "adrotate", "adinserter", "the_ad", "ivory-search", "sc_", "cmsmasters_",
    "mpc_", "nectar_", "tm_", "td_block", "tdc_", "tdb_", "wpsm_", "wpbr", "wpcode", "jetpack-", "instagram-feed", "trx_", "stag_", "nd_",
];

/// What names of fields of a page are made of: `page_title`, `adSlot`, `related-posts`.
#[rustfmt::skip]
pub(super) const FIELDS: &[&str] = &[
    "ad", "ads", "advert", "advertisement", "article", "author", "banner", "byline", "caption", "comments", "embed", "footer",
    "gallery", "header", "headline", "image", "menu", "newsletter", "page", "photo", "post", "posts", "related", "share",
    "sidebar", "slug", "social", "subtitle", "teaser", "title", "video", "widget",
];
