use super::*;
use proptest::prelude::*;

fn dec(text: &str) -> Exact {
    Exact::parse_decimal(text).expect(text)
}

#[test]
fn a_decimal_is_read_as_written() {
    assert_eq!(dec("85.50").to_string(), "171/2");
    assert_eq!(dec("-0.1").to_string(), "-1/10");
    assert_eq!(dec("007").to_string(), "7");
    for bad in ["", "-", ".", "1.", ".5", "1e3", "+1", " 1", "1,5", "0x1", "--1", "1.2.3", "inf", "٣"] {
        assert_eq!(Exact::parse_decimal(bad), None, "{bad:?}");
    }
}

#[test]
fn a_weight_may_be_a_fraction_but_never_by_zero() {
    assert_eq!(Exact::parse_fraction("100/6").expect("fraction").to_string(), "50/3");
    assert_eq!(Exact::parse_fraction("0.5/0.25").expect("fraction").to_string(), "2");
    assert_eq!(Exact::parse_fraction("1/0"), None);
    assert_eq!(Exact::parse_fraction("1/2/3"), None);
}

#[test]
fn rounding_meets_its_definition_on_halves_and_below_zero() {
    use Rounding::{HalfEven, HalfUp, Truncate};
    let cases = [
        ("2.345", HalfUp, "2.35"),
        ("2.345", HalfEven, "2.34"),
        ("2.355", HalfEven, "2.36"),
        ("2.349", Truncate, "2.34"),
        ("-2.345", HalfUp, "-2.35"),
        ("-2.349", Truncate, "-2.34"),
        ("-0.001", HalfUp, "0.00"),
        ("0.005", HalfUp, "0.01"),
        ("99.995", HalfUp, "100.00"),
    ];
    for (text, rounding, expected) in cases {
        assert_eq!(dec(text).to_fixed(2, rounding), expected, "{text} {rounding:?}");
    }
    assert_eq!(dec("0.5").to_fixed(0, HalfUp), "1");
}

#[test]
fn numbers_beyond_128_bits_stay_exact() {
    let third = Exact::ratio(1, 3);
    let mut power = Exact::ONE;
    for _ in 0..200 {
        power = &power * &third;
    }
    let mut back = power;
    for _ in 0..200 {
        back = &back * &Exact::int(3);
    }
    assert_eq!(back, Exact::ONE);
    assert_eq!(back.to_string(), "1");
}

#[test]
fn a_decimal_form_is_given_only_where_there_is_one() {
    assert_eq!(dec("80.00").to_decimal(6).as_deref(), Some("80"));
    assert_eq!(dec("16.25").to_decimal(6).as_deref(), Some("16.25"));
    assert_eq!(Exact::ratio(1, 3).to_decimal(6), None);
}

/// Whole numbers of every length, those at the ends of 64 and 128 bits among them.
fn number() -> impl Strategy<Value = i128> {
    const EDGES: [i128; 8] =
        [0, -1, i64::MAX as i128, i64::MIN as i128, i64::MAX as i128 + 1, i64::MIN as i128 - 1, i128::MAX, i128::MIN];
    prop_oneof![
        proptest::sample::select(&EDGES[..]),
        (any::<i128>(), 0_u32..128).prop_map(|(number, bits)| number >> bits),
    ]
}

/// The same above zero.
fn positive() -> impl Strategy<Value = i128> {
    number().prop_map(|number| number.checked_abs().unwrap_or(i128::MAX).max(1))
}

proptest! {
    #[test]
    fn a_sum_is_its_numbers_added_one_by_one(
        numbers in proptest::collection::vec((number(), prop_oneof![Just(7), Just(100), positive()]), 0..12),
    ) {
        let numbers: Vec<Exact> = numbers.into_iter().map(|(num, den)| Exact::ratio(num, den)).collect();
        let expected = numbers.iter().fold(BigRational::zero(), |sum, number| sum + number.to_big());
        prop_assert_eq!(&numbers.iter().sum::<Exact>().to_big(), &expected);
        prop_assert_eq!(&numbers.into_iter().sum::<Exact>().to_big(), &expected);
    }

    #[test]
    fn the_same_number_looks_the_same_however_long_it_is(a in number(), b in positive(), k in positive()) {
        let big = BigRational::new(a.into(), b.into());
        let long = match (a.checked_mul(k), b.checked_mul(k)) {
            (Some(a), Some(b)) => Exact::ratio(a, b),
            _ => Exact::from_big(big.clone()),
        };
        let short = Exact::ratio(a, b);
        prop_assert_eq!(&short, &long);
        prop_assert_eq!(short.to_string(), big.to_string());
        prop_assert_eq!(long.to_string(), big.to_string());
        prop_assert_eq!(&long.reduced().to_big(), &big);
        prop_assert_eq!((long.is_zero(), long.is_negative(), long.is_integer()), (big.is_zero(), big.is_negative(), big.is_integer()));
        prop_assert_eq!(long.to_fixed(3, Rounding::HalfUp), Exact::from_big(big.clone()).to_fixed(3, Rounding::HalfUp));
        prop_assert_eq!((-&long).to_big(), -big);
    }

    #[test]
    fn short_long_and_big_arithmetic_agree(a in number(), b in positive(), c in number(), d in positive()) {
        let (x, y) = (Exact::ratio(a, b), Exact::ratio(c, d));
        let (p, q) = (x.to_big(), y.to_big());
        prop_assert_eq!((&x + &y).to_big(), &p + &q);
        prop_assert_eq!((&x - &y).to_big(), &p - &q);
        prop_assert_eq!((&x * &y).to_big(), &p * &q);
        prop_assert_eq!(x.cmp(&y), p.cmp(&q));
        if !y.is_zero() {
            prop_assert_eq!((&x / &y).to_big(), &p / &q);
        }
    }

    #[test]
    fn a_decimal_form_is_the_number_or_there_is_none(
        a in -10_i128.pow(12)..10_i128.pow(12), twos in 0_u32..20, fives in 0_u32..20, other in 1..4_i128, most in 0_u32..45,
    ) {
        let x = Exact::ratio(a * 7, 2_i128.pow(twos) * 5_i128.pow(fives) * other * 7);
        let cut = x.round(most, Rounding::Truncate);
        match x.to_decimal(most) {
            Some(text) => {
                prop_assert_eq!(Exact::parse_decimal(&text), Some(x));
                prop_assert!(!text.contains('.') || !text.ends_with(['0', '.']), "{}", text);
            }
            None => prop_assert_ne!(cut, x),
        }
    }

    #[test]
    fn rounding_is_within_half_a_unit(a in -10_i128.pow(12)..10_i128.pow(12), b in 1..10_i128.pow(9), d in 0_u32..5) {
        let x = Exact::ratio(a, b);
        let gap = (&x.round(d, Rounding::HalfUp) - &x).abs();
        prop_assert!(&gap * &Exact::int(2) <= Exact::ratio(1, 10_i128.pow(d)));
        let cut = x.round(d, Rounding::Truncate);
        prop_assert!(cut.abs() <= x.abs());
        prop_assert_eq!(x.round(d, Rounding::HalfEven).to_big(), Exact::from_big(x.to_big()).round(d, Rounding::HalfEven).to_big());
    }
}
