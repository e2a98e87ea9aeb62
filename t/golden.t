#!/usr/bin/perl
#
# Golden Liquid through nginx: the file that POSTS_GOLDEN names, else that of
# the folder "shared" beside the repository, where there is one.

use strict;
use warnings;

use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;

my $top = abs_path(dirname(__FILE__) . '/..');
my $file = $ENV{POSTS_GOLDEN} // "$top/../shared/liquid/golden.json";

plan skip_all => 'no cases here: set POSTS_GOLDEN to their file'
    if !-f $file;

my @lines = `'$top/t/golden' '$file'`;

is($?, 0, 'every case passes') or diag(@lines);
like($lines[-1], qr/^[1-9]\d{2,} passed, 0 failed$/, 'and all have run');

done_testing;
