<?php
// HTML Purifier in its defaults over a file: php purifier.php FILE.
//
// Debian's version is older than PHP 8, which no longer reads `$text{0}` in three of its files. They are read here with
// brackets in these places; nothing else of it is changed. Its remarks about what is deprecated say nothing of a figure.
error_reporting(E_ALL & ~E_DEPRECATED);
require 'HTMLPurifier.auto.php';
spl_autoload_register(function ($class) {
    $path = stream_resolve_include_path(str_replace('_', '/', $class) . '.php');
    $source = $path ? file_get_contents($path) : '';
    $mended = preg_replace('/(\$\w+(?:\[\'size\'\])?)\{(0|\$i)\}/', '$1[$2]', $source);
    if ($mended !== $source) {
        eval('?>' . $mended);
    }
}, true, true);
$config = HTMLPurifier_Config::createDefault();
// Not a choice of what is let through: where it would keep its own tables, which is no place of ours.
$config->set('Cache.DefinitionImpl', null);
echo (new HTMLPurifier($config))->purify(file_get_contents($argv[1]));
