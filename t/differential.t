#!/usr/bin/perl

# A few hundred random templates, always the same ones, of which real Jekyll
# and we make the same.

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( dirname );
use Test::More tests => 2;

my $t = dirname(abs_path(__FILE__));
my $log = `'$t/differential' 300 22 2>&1`;

is($?, 0, 'no difference') or diag($log);
like($log, qr/^\d+ agree, 0 differ/m, 'ran to its end');
