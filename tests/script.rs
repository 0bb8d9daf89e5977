//! What the family `script` points at without changing it.

use unscrape::Cleaner;

/// The stretches that remarks of `rule` point at.
fn remarks(text: &str, rule: &str) -> Vec<String> {
    let cleaned = Cleaner::default().clean(text);
    assert_eq!(cleaned.text(), text, "changed");
    let found = cleaned.report().remarks().iter().filter(|remark| remark.rule == rule);
    found.map(|remark| remark.before.trim().to_owned()).collect()
}

#[test]
fn foreign_words() {
    for (text, words) in [
        ("The road was близко to the river and very narrow.", vec!["близко"]),
        ("They paid for the 重要 part of the work in advance.", vec!["重要"]),
        ("Мы пошли в магазин и купили beautiful цветы для мамы.", vec!["beautiful"]),
        ("Он решил повысить качество своей工作 и стал раньше вставать.", vec!["工作"]),
        ("그는 학교에서 친구를 만나고 문제를解决했습니다.", vec!["解决"]),
        ("그 영화의 popularity는 매우 높다고 합니다.", vec!["popularity"]),
        ("गाँव के लोग नदी के पास रहते हैं और खेतों में工作 करते हैं।", vec!["工作"]),
    ] {
        assert_eq!(remarks(text, "script/code-switch"), words, "{text}");
    }
}

#[test]
fn words_that_belong() {
    for text in [
        "The word близко means near in Russian.",
        "She said \"близко\" and laughed.",
        "Moscow (Москва) is a city.",
        "Follow #привет and @мир for news.",
        "| Poland | Польша |",
        "- river — река",
        "Let α be the rate and σ the deviation; use 5 µm film.",
        "Компания Microsoft выпустила Windows для IT отделов.",
        "Запустите файл setup.exe в папке /usr/bin и введите user@host.",
        "В том же году вышла новая песня Nothing else matters известной группы, и её сразу полюбили слушатели.",
        "新しいiPhoneを買いました。とても便利です。毎日使っています。",
    ] {
        assert_eq!(remarks(text, "script/code-switch"), [] as [&str; 0], "{text}");
    }
}

#[test]
fn slips_that_may_be_none() {
    for (text, words) in
        [("It was ф fine day in the town.", vec!["ф"]), ("Nobody saw the сгкі in the yard.", vec!["сгкі"])]
    {
        assert_eq!(remarks(text, "script/layout-slip"), words, "{text}");
    }
}

#[test]
fn a_foreign_word_goes_on_request_only_where_it_stands_alone() {
    let cleaner = Cleaner::builder().min_confidence(unscrape::Confidence::Possible).build().unwrap();
    assert_eq!(cleaner.clean_text("The road was **близко** to the river."), "The road was to the river.");
    let glued = "그는 학교에서 친구를 만나고 문제를解决했습니다.";
    assert_eq!(cleaner.clean_text(glued), glued);
}
