<?php
// What OJS does to the text of an HTML galley before it shows it: php ojs.php FILE NAME…, where the names are those of
// the files that hang on it. The patterns are those of its HtmlGalleyHelper and PKPTemplateManager (OJS 3.6), run under
// PCRE's default limits; addresses are made up.
$text = file_get_contents($argv[1]);

/** The text after a replacement, which must not have failed: OJS would go on with an empty text. */
function held(?string $text, string $step): string {
    if ($text === null) {
        fwrite(STDERR, "$step: " . preg_last_error_msg() . "\n");
        exit(1);
    }
    return $text;
}

foreach (array_slice($argv, 2) as $name) {
    $address = 'https://journal.example/article/download/1/' . rawurlencode($name);
    $quoted = preg_quote(rawurlencode($name), '/');
    $steps = [
        ["/([Ss][Rr][Cc]|[Hh][Rr][Ee][Ff]|[Dd][Aa][Tt][Aa])\\s*=\\s*\"([^\"]*$quoted)\"/", "\\1=\"$address\""],
        ["/[Uu][Rr][Ll]\\s*\\:\\s*\\'($quoted)\\'/", "url:'$address'"],
        ["/[Uu][Rr][Ll]\\($quoted\\)/", "url($address)"],
        ["/[Uu][Rr][Ll]=([^\"]*$quoted)/", "url=$address"],
    ];
    foreach ($steps as [$pattern, $with]) {
        $text = held(preg_replace($pattern, $with, $text), $pattern);
    }
}
$of_ojs = '/(<[^<>]*")[Oo][Jj][Ss]:\/\/([^"]+)("[^<>]*>)/';
$moved = fn ($match) => $match[1] . 'https://journal.example/' . $match[2] . $match[3];
$text = held(preg_replace_callback($of_ojs, $moved, $text), $of_ojs);
$text = str_ireplace('<head>', '<head><link rel="stylesheet" href="https://journal.example/galley.css">', $text);
foreach (['issueTitle', 'journalTitle', 'siteTitle', 'currentUrl'] as $word) {
    $text = str_replace('{$' . $word . '}', "the journal's $word", $text);
}
echo $text;
