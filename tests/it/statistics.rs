//! Statistics against published numbers and numbers worked out by another program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::statistics::{
    Agreement, Metric, Overlap, Random, Share, Weights, benjamini_hochberg, brennan_prediger,
    chi_square, chi_square_yates, cohen, conger, fisher, fleiss, freeman_halton, guest, gwet,
    gwet_error_of_kinds, holm, interval, krippendorff, mean_new_codes, new_codes, newcombe,
    odds_ratio, permute_shares, scott, wilson, wilson_corrected,
};

/// Equal to the precision in which another program gave it.
fn near(seen: f64, expected: f64) -> bool {
    (seen - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

fn check(name: &str, seen: f64, expected: f64) {
    assert!(near(seen, expected), "{name}: {seen} and not {expected}");
}

/// Equal to as many digits as were printed.
fn check_printed(name: &str, seen: f64, printed: &str) {
    let digits = printed.split_once('.').map_or(0, |(_, digits)| digits.len());
    let tolerance = 0.5 * 10_f64.powi(-i32::try_from(digits).unwrap()) + 1e-12;
    let expected: f64 = printed.parse().unwrap();
    assert!((seen - expected).abs() <= tolerance, "{name}: {seen} and not {printed}");
}

fn table(rows: &[&[u32]]) -> Vec<Vec<u32>> {
    rows.iter().map(|row| row.to_vec()).collect()
}

/// Two coders' table as units by category.
fn units(table: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut units = Vec::new();
    for (one, row) in table.iter().enumerate() {
        for (other, count) in row.iter().enumerate() {
            let mut unit = vec![0; table.len()];
            unit[one] += 1;
            unit[other] += 1;
            units.extend(vec![unit; *count as usize]);
        }
    }
    units
}

fn value(agreement: Option<Agreement>) -> f64 {
    agreement.unwrap().value.unwrap()
}

#[test]
fn two_coders() {
    // Wikipedia's example of Cohen's kappa.
    let wikipedia = table(&[&[20, 5], &[10, 15]]);
    let (kappa, error) = cohen(&wikipedia, Weights::Identity).unwrap();
    check("po", kappa.observed, 0.7);
    check("pe", kappa.expected, 0.5);
    check("kappa", kappa.value.unwrap(), 0.4);
    check("se", error.unwrap(), 0.126_996_062_931_100_36);
    // Artstein and Poesio 2008, table 1.
    let artstein = table(&[&[20, 20], &[10, 50]]);
    check(
        "kappa",
        value(cohen(&artstein, Weights::Identity).map(|(one, _)| one)),
        0.347_826_086_956_521_6,
    );

    // Feinstein and Cicchetti 1990: the same agreement, and kappa .70 or .32.
    for (rows, kappa, printed, ac1, pi) in [
        (
            [[40, 9], [6, 45]],
            0.699_519_230_769_231,
            "0.70",
            0.700_748_129_675_810_8,
            0.699_248_120_300_752_1,
        ),
        ([[80, 10], [5, 5]], 0.318_181_818_181_818_5, "0.32", 0.808, 0.314_285_714_285_714_67),
    ] {
        let rows = rows.map(|row| row.to_vec());
        let counts = units(&rows);
        let (seen, _) = cohen(&rows, Weights::Identity).unwrap();
        check("po", seen.observed, 0.85);
        check("kappa", seen.value.unwrap(), kappa);
        check_printed("kappa", seen.value.unwrap(), printed);
        check("ac1", value(gwet(&counts, 2, Weights::Identity)), ac1);
        check("pi", value(scott(&rows, Weights::Identity)), pi);
        check("pabak", value(brennan_prediger(&counts, 2, Weights::Identity)), 0.7);
    }

    // irrCAC's cont3x3abstractors, without and with quadratic weights.
    let abstractors = table(&[&[13, 0, 0], &[0, 20, 7], &[0, 4, 56]]);
    let counts = units(&abstractors);
    let (kappa, error) = cohen(&abstractors, Weights::Identity).unwrap();
    check("po", kappa.observed, 0.89);
    check_printed("kappa", kappa.value.unwrap(), "0.7964094");
    check("se", error.unwrap(), 0.058_910_718_326_081_46);
    let (low, high) = interval(kappa.value.unwrap(), error.unwrap(), 100).unwrap();
    check_printed("low", low, "0.68");
    check_printed("high", high, "0.913");
    assert_eq!(interval(0.5, 0.1, 5), None);
    assert_eq!(interval(0.5, 0.1, 0), None);
    // Student's quantile of 5 degrees of freedom is 2.5706.
    let (low, _) = interval(0.0, 1.0, 6).unwrap();
    check_printed("quantile", -low, "2.570");
    check_printed("pi", value(scott(&abstractors, Weights::Identity)), "0.7962397");
    check_printed("ac1", value(gwet(&counts, 3, Weights::Identity)), "0.8493305");
    check_printed("bp", value(brennan_prediger(&counts, 3, Weights::Identity)), "0.835");
    let values: Vec<Vec<f64>> = counts
        .iter()
        .map(|unit| {
            let each = |(at, count): (usize, &u32)| vec![at as f64; *count as usize];
            unit.iter().enumerate().flat_map(each).collect()
        })
        .collect();
    let alpha = |metric| krippendorff(&values, metric).unwrap().value.unwrap();
    check_printed("alpha", alpha(Metric::Nominal), "0.7972585");
    let (weighted, none) = cohen(&abstractors, Weights::Quadratic).unwrap();
    assert!(none.is_none());
    check_printed("pa", weighted.observed, "0.9725");
    check_printed("kappa", weighted.value.unwrap(), "0.8921569");
    check_printed("pi", value(scott(&abstractors, Weights::Quadratic)), "0.8921093");
    check_printed("ac2", value(gwet(&counts, 3, Weights::Quadratic)), "0.9402369");
    check_printed("alpha", alpha(Metric::Interval), "0.8926487");
    check_printed("bp", value(brennan_prediger(&counts, 3, Weights::Quadratic)), "0.9175");

    // irrCAC's cont4x4diagnosis.
    let diagnosis = table(&[&[40, 6, 4, 15], &[4, 25, 1, 5], &[4, 2, 21, 9], &[17, 13, 12, 45]]);
    let (kappa, _) = cohen(&diagnosis, Weights::Identity).unwrap();
    check("po", kappa.observed, 0.587_443_946_188_340_8);
    check("kappa", kappa.value.unwrap(), 0.431_500_775_881_179_4);
    check("ac1", value(gwet(&units(&diagnosis), 4, Weights::Identity)), 0.456_157_635_467_980_3);
    check("pi", value(scott(&diagnosis, Weights::Identity)), 0.430_340_557_275_541_8);
}

/// 30 patients, 6 psychiatrists, 5 diagnoses (Fleiss 1971).
const FLEISS_1971: [[u32; 5]; 30] = [
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
    [0, 0, 5, 0, 1],
    [3, 0, 0, 1, 2],
    [5, 1, 0, 0, 0],
    [0, 2, 0, 4, 0],
    [1, 0, 2, 0, 3],
    [0, 0, 0, 0, 6],
    [0, 1, 0, 5, 0],
    [0, 2, 0, 1, 3],
    [2, 0, 0, 4, 0],
    [1, 0, 0, 4, 1],
    [0, 5, 0, 1, 0],
    [4, 0, 0, 0, 2],
    [0, 2, 0, 4, 0],
    [1, 0, 5, 0, 0],
    [0, 0, 0, 0, 6],
];

/// 10 subjects, 14 coders, 5 categories (Wikipedia's example of Fleiss' kappa).
const FLEISS_WIKIPEDIA: [[u32; 5]; 10] = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
];

#[test]
fn many_coders() {
    let all: Vec<Vec<u32>> = FLEISS_1971.iter().map(|row| row.to_vec()).collect();
    let kappa = fleiss(&all, 5, Weights::Identity).unwrap();
    check("P", kappa.observed, 0.555_555_555_555_555_6);
    check("Pe", kappa.expected, 0.219_938_271_604_938_28);
    check("kappa", kappa.value.unwrap(), 0.430_244_520_060_140_86);
    check_printed("kappa", kappa.value.unwrap(), "0.430");

    // irrCAC's distrib.6raters, the first half of the same.
    let half = &all[..15];
    let kappa = fleiss(half, 5, Weights::Identity).unwrap();
    check_printed("pa", kappa.observed, "0.5511111");
    check_printed("pe", kappa.expected, "0.2340741");
    check_printed("kappa", kappa.value.unwrap(), "0.4139265");
    let ac1 = gwet(half, 5, Weights::Identity).unwrap();
    check_printed("pe", ac1.expected, "0.1914815");
    check_printed("ac1", ac1.value.unwrap(), "0.4448007");
    check_printed("bp", value(brennan_prediger(half, 5, Weights::Identity)), "0.4388889");
    let values: Vec<Vec<f64>> = half
        .iter()
        .map(|unit| {
            let each = |(at, count): (usize, &u32)| vec![at as f64; *count as usize];
            unit.iter().enumerate().flat_map(each).collect()
        })
        .collect();
    let alpha = krippendorff(&values, Metric::Nominal).unwrap();
    check_printed("alpha", alpha.value.unwrap(), "0.4204384");
    // What irrCAC prints as alpha's observed agreement, of disagreements made good for few values.
    check_printed("pa", 1.0 - alpha.observed * (1.0 - 1.0 / 90.0), "0.5560988");

    let wikipedia: Vec<Vec<u32>> = FLEISS_WIKIPEDIA.iter().map(|row| row.to_vec()).collect();
    let kappa = fleiss(&wikipedia, 5, Weights::Identity).unwrap();
    check("P", kappa.observed, 0.378_021_978_021_978);
    check("Pe", kappa.expected, 0.212_755_102_040_816_32);
    check("kappa", kappa.value.unwrap(), 0.209_930_704_421_955_22);
    check_printed("kappa", kappa.value.unwrap(), "0.210");
}

/// Coders by unit, `*` for a value that is missing; units of the values that are there.
fn coded(coders: &[&str]) -> Vec<Vec<f64>> {
    let rows: Vec<Vec<&str>> = coders.iter().map(|row| row.split(' ').collect()).collect();
    let value = |text: &str| match text {
        "*" => None,
        _ => text.parse().ok().or_else(|| text.bytes().next().map(f64::from)),
    };
    (0..rows[0].len())
        .map(|unit| rows.iter().filter_map(|row| value(row[unit])).collect())
        .collect()
}

#[test]
fn krippendorffs_alpha() {
    use Metric::{Interval, Nominal, Ordinal, Ratio};
    let four = coded(&[
        "1 2 3 3 2 1 4 1 2 * * *",
        "1 2 3 3 2 2 4 1 2 5 * 3",
        "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    ]);
    for (metric, expected, printed) in [
        (Nominal, 0.743_421_052_631_579, "0.743"),
        (Ordinal, 0.815_387_503_754_881_4, "0.815"),
        (Interval, 0.849_107_142_857_142_8, "0.849"),
        (Ratio, 0.797_402_774_711_612_1, "0.797"),
    ] {
        let alpha = krippendorff(&four, metric).unwrap();
        assert_eq!(alpha.pairable, 40);
        check("alpha", alpha.value.unwrap(), expected);
        check_printed("alpha", alpha.value.unwrap(), printed);
    }
    let three = coded(&[
        "* * * * * 3 4 1 2 1 1 3 3 * 3",
        "1 * 2 1 3 3 4 3 * * * * * * *",
        "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
    ]);
    for (metric, expected) in [
        (Nominal, 0.691_358_024_691_358),
        (Interval, 0.810_844_892_812_105_9),
        (Ordinal, 0.806_721_419_941_315_2),
    ] {
        let alpha = krippendorff(&three, metric).unwrap();
        assert_eq!(alpha.pairable, 26);
        check("alpha", alpha.value.unwrap(), expected);
    }
    let binary = coded(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]);
    let alpha = krippendorff(&binary, Nominal).unwrap().value.unwrap();
    check("alpha", alpha, 0.095_238_095_238_095_12);
    check_printed("alpha", alpha, "0.095");
    let pairs = table(&[&[5, 1], &[3, 1]]);
    let kappa = cohen(&pairs, Weights::Identity).unwrap().0;
    check("pe", kappa.expected, 0.56);
    check("kappa", kappa.value.unwrap(), 0.090_909_090_909_090_75);
    let nominal = coded(&["a a b b d c c c e d d a", "b a b b b c c c e d d d"]);
    let alpha = krippendorff(&nominal, Nominal).unwrap().value.unwrap();
    check("alpha", alpha, 0.691_964_285_714_285_8);
    check_printed("alpha", alpha, "0.692");

    // The same four coders by the other coefficients, which look at all units with a value.
    let counts: Vec<Vec<u32>> = four
        .iter()
        .map(|unit| {
            (1..=5)
                .map(|at| unit.iter().filter(|one| **one == f64::from(at)).count() as u32)
                .collect()
        })
        .collect();
    let ac1 = gwet(&counts, 5, Weights::Identity).unwrap();
    check("pa", ac1.observed, 0.818_181_818_181_818_1);
    check("pe", ac1.expected, 0.190_321_180_555_555_55);
    check_printed("ac1", ac1.value.unwrap(), "0.77544");
    // irrCAC's vignette prints the error and the interval too.
    let kinds: Vec<(Vec<u32>, u32)> = counts.iter().map(|unit| (unit.clone(), 1)).collect();
    let error = gwet_error_of_kinds(&kinds, 5).unwrap();
    check_printed("error of ac1", error, "0.14295");
    let (low, high) = interval(ac1.value.unwrap(), error, 12).unwrap();
    check_printed("low", low, "0.461");
    check_printed("high", high, "1.000");
    let kappa = fleiss(&counts, 5, Weights::Identity).unwrap();
    check("pe", kappa.expected, 0.238_715_277_777_777_8);
    check_printed("fleiss", kappa.value.unwrap(), "0.76117");
    check_printed("bp", value(brennan_prediger(&counts, 5, Weights::Identity)), "0.77273");
    check_printed("ac2", value(gwet(&counts, 5, Weights::Quadratic)), "0.914");
    let by_coder: Vec<Vec<Option<usize>>> = [
        [1, 1, 0, 1],
        [2, 2, 3, 2],
        [3, 3, 3, 3],
        [3, 3, 3, 3],
        [2, 2, 2, 2],
        [1, 2, 3, 4],
        [4, 4, 4, 4],
        [1, 1, 2, 1],
        [2, 2, 2, 2],
        [0, 5, 5, 5],
        [0, 0, 1, 1],
        // irrCAC's copy of the data has this one value with the third coder, Krippendorff with the second;
        // only what asks whose a value is tells the two apart.
        [0, 0, 3, 0],
    ]
    .map(|unit| unit.map(|value: usize| value.checked_sub(1)).to_vec())
    .to_vec();
    let kappa = conger(&by_coder, 5, Weights::Identity).unwrap();
    check("pa", kappa.observed, 0.818_181_818_181_818_1);
    check_printed("conger", kappa.value.unwrap(), "0.76282");
    let mut as_krippendorff = by_coder.clone();
    as_krippendorff[11].swap(1, 2);
    let kappa = conger(&as_krippendorff, 5, Weights::Identity);
    check("conger", value(kappa), 0.762_066_893_651_087_8);
    // Of two coders without a value missing it is Cohen's.
    let two: Vec<Vec<Option<usize>>> =
        by_coder[1..9].iter().map(|unit| unit[..2].to_vec()).collect();
    let mut pairs = vec![vec![0_u32; 5]; 5];
    two.iter().for_each(|unit| pairs[unit[0].unwrap()][unit[1].unwrap()] += 1);
    let cohens = cohen(&pairs, Weights::Identity).unwrap().0;
    check("of two", value(conger(&two, 5, Weights::Identity)), cohens.value.unwrap());
    assert_eq!(conger(&[vec![Some(0)], vec![None]], 2, Weights::Identity), None);
    assert_eq!(conger(&[], 2, Weights::Identity), None);
}

#[test]
fn what_is_undefined_is_said_to_be() {
    let one_category = table(&[&[10, 0], &[0, 0]]);
    assert_eq!(cohen(&one_category, Weights::Identity).unwrap().0.value, None);
    assert_eq!(cohen(&one_category, Weights::Identity).unwrap().1, None);
    assert_eq!(scott(&one_category, Weights::Identity).unwrap().value, None);
    // Two categories were offered, so that one alone was used is agreement, not chance.
    let ac1 = gwet(&units(&one_category), 2, Weights::Identity).unwrap();
    assert_eq!(ac1.value, Some(1.0));
    assert_eq!(gwet(&units(&one_category), 1, Weights::Identity).unwrap().value, None);
    assert_eq!(
        krippendorff(&[vec![1.0, 1.0], vec![1.0, 1.0]], Metric::Nominal).unwrap().value,
        None
    );
    assert_eq!(cohen(&table(&[&[0, 0], &[0, 0]]), Weights::Identity), None);
    assert_eq!(fleiss(&[vec![1, 0], vec![0, 0]], 2, Weights::Identity), None);
    assert_eq!(krippendorff(&[vec![1.0], vec![]], Metric::Nominal), None);
    assert_eq!(wilson(0, 0), None);
    assert_eq!(wilson(3, 2), None);
    assert_eq!(fisher([[0, 0], [0, 0]]), None);
    assert_eq!(chi_square(&table(&[&[0, 0], &[1, 2]])), None);
    assert_eq!(guest(&[0, 0, 0, 0, 3, 2], 4, 2, 5), None);
    assert_eq!(Overlap { first: 0, second: 0, both: 0 }.jaccard(), None);
    let nobody = [Share { count: 0, of: 0 }];
    assert_eq!(permute_shares(&nobody, &[Share { count: 1, of: 2 }], 1), None);
}

/// Newcombe 1998, Stat Med 17:873-890, table II, method 10.
#[test]
fn newcombes_interval_of_a_difference() {
    for (a, b, low, high) in [
        ((56, 70), (48, 80), "0.0524", "0.3339"),
        ((9, 10), (3, 10), "0.1705", "0.8090"),
        ((6, 7), (2, 7), "0.0582", "0.8062"),
        ((5, 56), (0, 29), "-0.0381", "0.1926"),
        ((0, 10), (0, 20), "-0.1611", "0.2775"),
        ((0, 10), (0, 10), "-0.2775", "0.2775"),
        ((10, 10), (0, 20), "0.6791", "1.0000"),
        ((10, 10), (0, 10), "0.6075", "1.0000"),
    ] {
        let (below, above) = newcombe(a, b).unwrap();
        check_printed(&format!("{a:?} {b:?}"), below, low);
        check_printed(&format!("{a:?} {b:?}"), above, high);
        let (swapped_low, swapped_high) = newcombe(b, a).unwrap();
        check("the other way round", swapped_low, -above);
        check("the other way round", swapped_high, -below);
    }
    assert_eq!(newcombe((1, 0), (1, 2)), None);
    assert_eq!(newcombe((1, 2), (3, 2)), None);
}

#[test]
fn wilsons_interval() {
    // Newcombe 1998, method 3, as printed; then as another program gives them.
    for (count, of, low, high) in [
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ] {
        let seen = wilson(count, of).unwrap();
        check_printed("low", seen.0, low);
        check_printed("high", seen.1, high);
    }
    for (count, of, low, high) in [
        (81, 263, 0.255_288_519_878_274_3, 0.366_209_576_982_800_1),
        (15, 148, 0.062_386_399_530_736_3, 0.160_487_241_723_308),
        (0, 20, 0.0, 0.161_125_158_052_819_3),
        (1, 29, 0.006_113_214_292_762_653, 0.171_755_218_793_202_82),
        (0, 10, 0.0, 0.277_532_799_862_889_15),
        (10, 10, 0.722_467_200_137_110_9, 1.0),
        (1, 1, 0.206_549_314_377_237_45, 1.0),
        (0, 1, 0.0, 0.793_450_685_622_762_6),
        (84, 357, 0.194_254_922_939_686_88, 0.281_969_342_925_738_4),
        (15, 357, 0.025_625_513_391_294_465, 0.068_159_327_550_472_99),
        (10, 16, 0.386_410_405_455_027_3, 0.815_187_674_411_363_7),
        (14, 16, 0.639_771_727_341_243_2, 0.965_022_512_256_759_6),
        (2, 8, 0.071_479_212_752_109_06, 0.590_724_569_689_831_1),
        (4, 8, 0.215_216_062_213_877_62, 0.784_783_937_786_122_3),
    ] {
        let seen = wilson(count, of).unwrap();
        check("low", seen.0, low);
        check("high", seen.1, high);
    }
    // Newcombe 1998, method 4, with correction for continuity.
    for (count, of, low, high) in [
        (81, 263, "0.2535", "0.3682"),
        (15, 148, "0.0598", "0.1644"),
        (0, 20, "0.0000", "0.2005"),
        (1, 29, "0.0018", "0.1963"),
    ] {
        let seen = wilson_corrected(count, of).unwrap();
        check_printed("low", seen.0, low);
        check_printed("high", seen.1, high);
    }
    for (count, of, low, high) in [
        (81, 263, 0.253_508_682_295_185_2, 0.368_176_201_043_003_5),
        (15, 148, 0.059_778_208_428_498_12, 0.164_449_779_364_836_93),
        (0, 20, 0.0, 0.200_453_345_013_487),
        (1, 29, 0.001_802_640_213_279_664_9, 0.196_281_751_009_759_5),
        (0, 10, 0.0, 0.344_537_218_306_922_47),
        (10, 10, 0.655_462_781_693_077_5, 1.0),
        (1, 1, 0.054_620_755_528_852_03, 1.0),
        (0, 1, 0.0, 0.945_379_244_471_148_1),
        (84, 357, 0.192_958_633_433_579_2, 0.283_443_701_768_835_7),
        (15, 357, 0.024_560_436_977_012_07, 0.069_859_832_902_677_72),
        (10, 16, 0.358_735_869_556_974_06, 0.837_162_966_448_256_2),
        (14, 16, 0.604_125_975_740_581_2, 0.978_047_547_329_739_8),
        (2, 8, 0.044_543_913_799_515_535, 0.644_244_839_615_368_8),
        (4, 8, 0.174_498_631_238_342_58, 0.825_501_368_761_657_4),
    ] {
        let seen = wilson_corrected(count, of).unwrap();
        check("low", seen.0, low);
        check("high", seen.1, high);
    }
    assert_eq!((wilson_corrected(0, 0), wilson_corrected(3, 2)), (None, None));
    assert_eq!(wilson(0, 20).unwrap().0.to_bits(), 0.0_f64.to_bits());
    assert_eq!(wilson(10, 10).unwrap().1.to_bits(), 1.0_f64.to_bits());
}

/// The test of a table of any size, of which a browser takes less than a second.
fn of_any_size(table: &[Vec<u32>]) -> Option<f64> {
    freeman_halton(table, &mut 2_000_000)
}

#[test]
fn exact_tests() {
    for (rows, two_sided, less, greater, odds) in [
        // R's ?fisher.test: the lady tasting tea, the convictions; Wikipedia's example.
        (
            [[3, 1], [1, 3]],
            0.485_714_285_714_285_7,
            0.985_714_285_714_285_8,
            0.242_857_142_857_142_85,
            6.408_319_658_199_674,
        ),
        (
            [[2, 15], [10, 3]],
            0.000_536_724_119_143_435_8,
            0.000_465_180_943_362_905_03,
            0.999_984_519_018_686_1,
            0.046_936_639_049_679_964,
        ),
        (
            [[1, 9], [11, 3]],
            0.002_759_456_185_220_083_6,
            0.001_379_728_092_610_041_8,
            0.999_966_348_095_302_2,
            0.037_209_084_832_381_19,
        ),
    ] {
        let seen = fisher(rows).unwrap();
        check("two-sided", seen.two_sided, two_sided);
        check("less", seen.less, less);
        check("greater", seen.greater, greater);
        check("odds ratio", odds_ratio(rows).unwrap(), odds);
        // A table of two by two is a table of any size.
        check("as any", of_any_size(&rows.map(|row| row.to_vec())).unwrap(), two_sided);
    }
    assert_eq!(odds_ratio([[0, 3], [4, 2]]), Some(0.0));
    assert_eq!(odds_ratio([[3, 0], [2, 4]]), Some(f64::INFINITY));
    assert_eq!(odds_ratio([[0, 3], [0, 4]]), None);
    assert_eq!(odds_ratio([[0, 0], [0, 0]]), None);
    check("empty margin", fisher([[0, 3], [0, 4]]).unwrap().two_sided, 1.0);
    // R's ?fisher.test: job satisfaction, 90,208,550 tables.
    let job = table(&[&[1, 3, 10, 6], &[2, 3, 10, 7], &[1, 6, 14, 12], &[0, 1, 9, 11]]);
    let p = of_any_size(&job).unwrap();
    assert!((p - 0.782_684_938_917_547_2).abs() < 1e-9, "{p}");
    check_printed("p", p, "0.7827");
    // The smallest that two against six can give: 1 in 28.
    check("two against six", fisher([[2, 0], [0, 6]]).unwrap().two_sided, 1.0 / 28.0);
    let huge = table(&[&[500, 400, 300, 200], &[100, 500, 400, 300], &[200, 300, 400, 500]]);
    assert_eq!(of_any_size(&huge), None);
}

#[test]
fn exact_tests_of_many_groups_are_those_of_counted_tables() {
    // Worked out in whole numbers, over every table with these margins.
    for (counts, others, expected) in [
        (&[3, 0, 0, 2][..], &[247, 250, 250, 248][..], 0.178_046_062_939_219_37),
        (&[5, 0, 0][..], &[295, 200, 100][..], 0.120_361_280_444_257_26),
        (&[4, 1, 0, 3, 2, 6, 0][..], &[2, 6, 5, 3, 7, 1, 8][..], 0.001_074_922_282_965_628_2),
    ] {
        let table = table(&[counts, others]);
        // Neither the order of the groups nor that of yes and no matters, nor how often it is asked.
        let turned: Vec<Vec<u32>> =
            table.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        let (mut parts, mut others) = (2_000_000, 2_000_000);
        check("p", freeman_halton(&table, &mut parts).unwrap(), expected);
        check("turned", freeman_halton(&turned, &mut others).unwrap(), expected);
        assert_eq!(parts, others);
        let needed = 2_000_000 - parts;
        assert!(freeman_halton(&table, &mut needed.clone()).is_some());
        assert_eq!(freeman_halton(&table, &mut (needed - 1)), None);
    }
    let counts = [15, 15, 15, 15, 15, 15, 10, 20];
    let others = counts.map(|count| 30 - count);
    let p = of_any_size(&table(&[&counts, &others])).unwrap();
    check("eight groups of thirty", p, 0.459_702_264_161_541_64);
}

#[test]
fn chi_squares() {
    // Agresti, in R's ?chisq.test: party by gender.
    let party = chi_square(&table(&[&[762, 327, 468], &[484, 239, 477]])).unwrap();
    check("X2", party.statistic, 30.070_149_095_754_672);
    assert_eq!((party.degrees, party.below_five), (2, 0));
    check("smallest", party.smallest_expected, 246.354_733_405_875_95);
    assert!((party.p / 2.953_589_183_211_757e-7 - 1.0).abs() < 1e-9, "{}", party.p);
    check("V", party.v, 0.104_435_802_356_467_78);
    for (seen, expected) in party.residuals[0].iter().zip([
        4.502_053_521_086_705,
        0.699_451_732_984_429_6,
        -5.315_945_542_704_929,
    ]) {
        check("residual", *seen, expected);
    }
    let job = table(&[&[1, 3, 10, 6], &[2, 3, 10, 7], &[1, 6, 14, 12], &[0, 1, 9, 11]]);
    let job = chi_square(&job).unwrap();
    check("X2", job.statistic, 5.965_514_588_770_402);
    check("p", job.p, 0.743_364_725_052_550_8);
    check("smallest", job.smallest_expected, 0.833_333_333_333_333_4);
    check("V", job.v, 0.143_922_174_532_347_35);
    check("residual", job.residuals[2][1], 0.961_645_457_017_787_3);
    check("residual", job.residuals[3][3], 1.593_638_145_779_191_5);
    assert_eq!((job.degrees, job.below_five), (9, 8));
    let yates = chi_square_yates([[3, 1], [1, 3]]).unwrap();
    check("X2", yates.statistic, 0.5);
    check("p", yates.p, 0.479_500_122_186_953_5);
    check("V", yates.v, 0.25);
    check("smallest", yates.smallest_expected, 2.0);
    check("residual", yates.residuals[1][1], std::f64::consts::SQRT_2);
    assert_eq!(yates.below_five, 4);
    // The comparison of codings that the program refuses: far too small a number.
    let codings = chi_square(&table(&[&[93, 227], &[181, 101]])).unwrap();
    check("X2", codings.statistic, 74.563_640_736_841_48);
    assert!((codings.p / 5.871_467_181_582_662e-18 - 1.0).abs() < 1e-6, "{}", codings.p);
}

#[test]
fn adjusted_probabilities() {
    let close = |seen: Vec<f64>, expected: &[f64]| {
        assert_eq!(seen.len(), expected.len());
        for (seen, expected) in seen.iter().zip(expected) {
            check("p", *seen, *expected);
        }
    };
    let p = [0.01, 0.02, 0.03, 0.04, 0.05];
    close(holm(&p), &[0.05, 0.08, 0.09, 0.09, 0.09]);
    close(benjamini_hochberg(&p), &[0.05; 5]);
    let p = [0.0001, 0.03, 0.02, 0.6];
    close(holm(&p), &[0.0004, 0.06, 0.06, 0.6]);
    close(benjamini_hochberg(&p), &[0.0004, 0.04, 0.04, 0.6]);
    close(holm(&[]), &[]);
    close(holm(&[0.6, 0.7]), &[1.0, 1.0]);
}

#[test]
fn people_are_shuffled_and_not_codings() {
    let share = |(count, other): (u32, u32)| Share { count, of: count + other };
    // Barriers and facilitators of each of the 7 active and 9 sedentary participants of a real study.
    let active = [(29, 50), (13, 28), (7, 34), (5, 39), (5, 23), (15, 24), (19, 29)].map(share);
    let sedentary =
        [(24, 11), (31, 24), (11, 13), (27, 6), (17, 0), (23, 12), (6, 3), (18, 20), (24, 12)]
            .map(share);
    let found = permute_shares(&active, &sedentary, 7).unwrap();
    assert_eq!((found.extreme, found.divisions, found.exact), (3, 11_440, true));
    assert_eq!(found.undefined, 0);
    check("difference", found.difference, -0.351_218_971_631_205_63);
    check("p", found.p(), 0.000_262_237_762_237_762_24);
    let turned = permute_shares(&sedentary, &active, 7).unwrap();
    assert_eq!((turned.extreme, turned.divisions), (3, 11_440));

    // Too many to list: drawn, the same for the same seed, whoever is named first.
    let many: Vec<Share> = (0..24).map(|at| share((at % 5, 3))).collect();
    let drawn = permute_shares(&many[..12], &many[12..], 11).unwrap();
    assert_eq!((drawn.divisions, drawn.exact), (100_000, false));
    assert_eq!(drawn, permute_shares(&many[..12], &many[12..], 11).unwrap());
    let reversed: Vec<Share> = many[..12].iter().rev().copied().collect();
    assert_eq!(drawn, permute_shares(&reversed, &many[12..], 11).unwrap());
    let turned = permute_shares(&many[12..], &many[..12], 11).unwrap();
    assert_eq!(turned.extreme, drawn.extreme);
    let other = permute_shares(&many[..12], &many[12..], 12).unwrap();
    assert_ne!(drawn.extreme, other.extreme);
    // Near the p of all 2,704,156 ways, worked out by counting them.
    for found in [drawn, other] {
        assert!((found.p() - 0.668_949_572_435_9).abs() < 0.01, "{}", found.p());
    }
}

#[test]
fn a_division_without_a_share_is_counted_and_not_as_extreme() {
    // Two barriers and a neutral against two facilitators and two neutrals: in one of the 35 ways those
    // who named neither side stand alone.
    let (barrier, facilitator, neutral) =
        (Share { count: 1, of: 1 }, Share { count: 0, of: 1 }, Share { count: 0, of: 0 });
    let (first, second) =
        ([barrier, barrier, neutral], [facilitator, neutral, neutral, facilitator]);
    let found = permute_shares(&first, &second, 1).unwrap();
    assert_eq!((found.extreme, found.undefined, found.divisions), (6, 1, 35));
    check("p", found.p(), 6.0 / 35.0);
    let turned = permute_shares(&second, &first, 1).unwrap();
    assert_eq!((turned.extreme, turned.undefined, turned.divisions), (6, 1, 35));
}

#[test]
fn many_people_are_drawn_fewer_times() {
    let person = |at: u32| Share { count: at % 3, of: 3 };
    let people: Vec<Share> = (0..4_200).map(person).collect();
    // A small group is as quickly drawn from many as from few.
    let few = permute_shares(&people[..5], &people[5..], 3).unwrap();
    assert_eq!((few.divisions, few.exact), (100_000, false));
    let many = permute_shares(&people[..2_100], &people[2_100..], 3).unwrap();
    assert_eq!((many.divisions, many.exact), (10_000, false));
    // One against all others is listed, whichever is named first.
    let alone = permute_shares(&people[1..], &people[..1], 3).unwrap();
    assert_eq!((alone.divisions, alone.exact), (4_200, true));
}

#[test]
fn codes_on_one_segment() {
    let some = Overlap { first: 100, second: 20, both: 10 };
    check("jaccard", some.jaccard().unwrap(), 0.090_909_090_909_090_91);
    check("dice", some.dice().unwrap(), 0.166_666_666_666_666_66);
    check("overlap", some.overlap().unwrap(), 0.5);
    check("cosine", some.cosine().unwrap(), 0.223_606_797_749_978_97);
    let few = Overlap { first: 10, second: 8, both: 4 };
    check("jaccard", few.jaccard().unwrap(), 0.285_714_285_714_285_7);
    check("dice", few.dice().unwrap(), 0.444_444_444_444_444_4);
    check("overlap", few.overlap().unwrap(), 0.5);
    check("cosine", few.cosine().unwrap(), 0.447_213_595_499_957_9);
    check("phi", few.phi(30).unwrap(), 0.213_200_716_355_610_41);
    check("lift", few.lift(30).unwrap(), 1.5);
}

#[test]
fn saturation() {
    let new = [10, 9, 8, 10, 4, 3, 1, 0, 1, 0, 0, 0];
    let found = guest(&new, 4, 2, 5).unwrap();
    assert_eq!(found.base_codes, 37);
    // The paper's own example: 19, 11 and 3 %, saturated after 6 interviews with 2 on top.
    for (run, (first, last, codes, printed)) in
        found.runs.iter().zip([(5, 6, 7, "18.9"), (6, 7, 4, "10.8"), (7, 8, 1, "2.7")])
    {
        assert_eq!((run.first, run.last, run.new_codes), (first, last, codes));
        check_printed("ratio", run.ratio * 100.0, printed);
    }
    assert_eq!((found.runs.len(), found.reached_after), (7, Some(6)));
    let threes = guest(&new, 4, 3, 5).unwrap();
    let ratios: Vec<f64> = threes.runs.iter().take(4).map(|run| run.ratio).collect();
    for (seen, expected) in ratios.iter().zip([8.0 / 37.0, 4.0 / 37.0, 2.0 / 37.0, 1.0 / 37.0]) {
        check("ratio", *seen, expected);
    }
    assert_eq!(threes.reached_after, Some(7));
    let fives = guest(&new, 5, 2, 5).unwrap();
    assert_eq!((fives.base_codes, fives.runs[0].new_codes), (41, 4));
    let new_in_runs = |found: &steelyard_core::statistics::Saturation| -> Vec<u32> {
        found.runs.iter().map(|run| run.new_codes).collect()
    };
    assert_eq!(new_in_runs(&found), [7, 4, 1, 1, 1, 0, 0]);
    assert_eq!(new_in_runs(&threes), [8, 4, 2, 1, 1, 0]);
    assert_eq!(new_in_runs(&fives), [4, 1, 1, 1, 0, 0]);
    assert_eq!(guest(&new, 4, 2, 0).unwrap().reached_after, Some(9));
    assert_eq!(guest(&new, 12, 2, 5), None);

    let codes = [vec![1, 2, 2], vec![2, 3], vec![1], vec![4]];
    assert_eq!(new_codes(&codes), [2, 1, 0, 1]);
    let mean = mean_new_codes(&codes, 500, 3);
    check("all codes", mean.iter().sum::<f64>(), 4.0);
    // Each of the four is as likely the first, with 2, 2, 1 and 1 codes.
    assert!((mean[0] - 1.5).abs() < 0.1 && mean[0] > mean[3], "{mean:?}");
    assert_eq!(mean, mean_new_codes(&codes, 500, 3));

    // What the threshold was met before is told where it is passed again.
    let risen = |new: &[u32], threshold| {
        let found = guest(new, 4, 2, threshold).unwrap();
        (found.reached_after, found.exceeded_later)
    };
    assert_eq!(risen(&new, 5), (Some(6), false));
    assert_eq!(risen(&[10, 10, 10, 10, 1, 1, 2, 1], 5), (Some(4), true));
    assert_eq!(risen(&[10, 10, 10, 10, 9, 9, 9, 9], 5), (None, false));
}

#[test]
fn mean_new_codes_are_those_of_orders_shuffled_one_by_one() {
    let mut random = Random::new(11);
    let codes: Vec<Vec<u32>> = (0..40)
        .map(|_| (0..random.below(30)).map(|_| 7 * random.below(90) as u32).collect())
        .collect();
    let orders = 50;
    let mut sums = vec![0.0; codes.len()];
    let (mut random, mut shuffled) = (Random::new(5), codes.clone());
    for _ in 0..orders {
        random.shuffle(&mut shuffled);
        sums.iter_mut().zip(new_codes(&shuffled)).for_each(|(sum, new)| *sum += f64::from(new));
    }
    sums.iter_mut().for_each(|sum| *sum /= f64::from(orders));
    assert_eq!(mean_new_codes(&codes, orders, 5), sums);
    assert!(mean_new_codes(&[], orders, 5).is_empty());
}

#[test]
fn random_numbers_are_those_of_their_seed() {
    // The first numbers of the published generator from seed 1234567.
    let mut random = Random::new(1_234_567);
    let seen: Vec<u64> = (0..5).map(|_| random.next_u64()).collect();
    assert_eq!(
        seen,
        [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821
        ]
    );
    let mut counts = [0_u32; 6];
    (0..6_000).for_each(|_| counts[random.below(6)] += 1);
    assert!(counts.iter().all(|count| (900..1100).contains(count)), "{counts:?}");
}
