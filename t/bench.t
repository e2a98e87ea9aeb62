#!/usr/bin/perl

# The benchmarks for a moment each: that they run to their end, compare what is
# sent, and print all rows.  What the figures are is not looked at.

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( dirname );
use Test::More;

my $t = dirname(abs_path(__FILE__));

my $http = run('http', 1, 0.1);

like($http, qr/^\| \Q$_\E \| \d+\.\d \| \d+\.\d\d \| \d+ \|$/m, "http: $_")
    for 'nginx static', 'nginx static, open_file_cache',
        'the same, sendfile off', 'nginx return 200', 'ours',
        'nginx gzip on the fly', 'nginx gzip_static', 'ours, gzip',
        'nginx static, 304', 'ours, 304', 'nginx static, one connection',
        'ours, one connection', 'list of 880 KB: nginx static',
        'list: open_file_cache', 'list: the same, sendfile off',
        'list: nginx gzip on the fly', 'list: nginx gzip_static',
        'list: ours', 'list: ours, gzip';

# In so short a time a render may seem to cost less than the hit.

like($http, qr/^\| \Q$_\E \| -?\d+\.\d \| -?\d+\.\d\d \| - \|$/m, "http: $_")
    for 'beyond a hit, cold: three layouts of a post',
        'the same, one connection';

my $load = run('load', qw( --seconds 0.1 --rounds 1 --rate 100 --edits 5
                           --pages 100 ));

like($load, qr/^\| $_( \| \d+){2}( \| \d+\.\d){2} \|$/m, "load: $_ workers")
    for 1, 2, 4, 8;

like($load, qr/^\| $_( \| \d+){3} \|$/m, "load: $_ at a rate")
    for 'nginx static', 'ours';

like($load, qr/^5 edits .* 40 answers after them, 0 of them wrong$/m,
    'load: edits');
like($load, qr/^a page is made in \d+\.\d .*, in \d+\.\d /m, 'load: eviction');
like($load, qr/^\| 1 \| \d+ \| \d+\.\d % \| \d+\.\d \| \d+\.\d \|$/m,
    'load: zone');

done_testing();


sub run {
    my ($name, @arguments) = @_;
    my $said = join '', `'$t/bench/$name' @arguments 2>&1`;

    is($?, 0, "$name: runs to its end") or diag($said);

    return $said;
}
