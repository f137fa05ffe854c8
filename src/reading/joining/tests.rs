//! Which names are one, and which are not.

use super::spelling::Ear;
use super::{generation, names_agree};

fn sound_alike(a: &str, b: &str) -> bool {
    Ear::default().same(a, b)
}

#[test]
fn spellings_of_one_name_sound_alike() {
    for spellings in [
        "Tschechow|Chekhov|Tchekhov|Tsjechov",
        "Schukow|Zhukov",
        "Dserschinski|Dserschinskij|Dserschinskyj",
        "Weißmann|Weissmann",
        "Jäger|Jaeger|Jägers",
        "Björnson|Bjoernson",
        "al-Hariri|Hariri|el-Hariri",
        "Vollmer|Vollmers|Vollmer’s",
        "Yermolenko|Jermolenko",
        "Wolodymyr|Volodymyr|Wladimir",
    ] {
        let all: Vec<&str> = spellings.split('|').collect();
        for (place, a) in all.iter().enumerate() {
            for b in &all[place + 1..] {
                assert!(sound_alike(a, b), "{a} and {b}");
            }
        }
    }
}

#[test]
fn names_of_different_people_do_not() {
    for pair in [
        "Hartmann|Herrmann",
        "Iwanow|Iwanowa",
        "Kowalski|Kowalska",
        "Thiel|Diehl",
        "Bauer|Baur",
        "Schäfer|Scheffer",
        "Meister|Master",
        "Lund|Lunden",
        "Berg|Burg",
        "Orlow|Orloff-Meier",
    ] {
        let (a, b) = pair.split_once('|').unwrap();
        assert!(!sound_alike(a, b), "{a} and {b}");
    }
}

#[test]
fn given_names_keep_people_apart() {
    let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let agree = |a: &str, b: &str| names_agree(&Ear::default(), &words(a), &words(b));
    assert!(agree("Anna Vollmer", "Vollmer"));
    assert!(agree("Anna Vollmer", "A. Vollmer"));
    assert!(agree("Anna Maria Vollmer", "Anna Vollmer"));
    assert!(agree("Kim Min Seo", "Kim"));
    assert!(!agree("Anna Vollmer", "Paul Vollmer"));
    assert!(!agree("Paul Vollmer Jr.", "Paul Vollmer Sr."));
    assert!(!agree("Anna Vollmer", "Weber"));
    assert_eq!(generation(&words("Paul Vollmer Jr.")), Some("Jr."));
}
