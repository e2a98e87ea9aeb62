#!/usr/bin/perl

# t/scale on a small site: every listing is right, and all is measured.

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( dirname );
use Test::More;

my $t = dirname(abs_path(__FILE__));
my $log = `'$t/scale' 100 300 --alone 2>&1`;

is($?, 0, 'every listing is right') or diag($log);
unlike($log, qr/^wrong/m, 'nothing is wrong');

for my $n ('100 posts in 13 categories, 117 URLs',
           '300 posts in 40 categories, 344 URLs')
{
    like($log, qr/^$n; seconds of CPU$/m, $n);
}

for my $row ('first start', 'crawl', 'post added', 'post edited', 'restart') {
    like($log, qr/^\Q$row\E +\d+\.\d+ +\d+\.\d+/m, $row);
}

like($log, qr/^microseconds of CPU a post +100 +300$/m, 'growth');

done_testing();
