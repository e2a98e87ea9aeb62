#!/usr/bin/perl

# The unit tests of the inner layers, each run by "nginx -t"; no port needed.
#
#   t/unit.t [LAYER [WORD]]     only those of a layer, whose name has the word

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( dirname );
use Test::More;

my $t = dirname(abs_path(__FILE__));
my ($only, $word) = @ARGV;

$ENV{POSTS_UNIT_ONLY} = $word if defined $word;

# nginx leaves its pools to exit(); leaks are looked for after each test.

$ENV{LSAN_OPTIONS} //= 'leak_check_at_exit=0';

# the cases of t/golden.t, here rendered with pauses of all kinds
if (!defined $ENV{POSTS_GOLDEN_LIQUID}) {
    my $golden = $ENV{POSTS_GOLDEN} // "$t/../../shared/liquid/golden.json";

    $ENV{POSTS_GOLDEN_LIQUID} = $golden if -f $golden;
}

for my $layer (qw( data text liquid site cache )) {
    next if defined $only && $layer ne $only;

    subtest $layer => sub { run_layer($layer) };
}

done_testing();


sub run_layer {
    my $layer = shift;

    open my $build, '-|', "'$t/unit/build' $layer"
        or die "cannot run t/unit/build: $!";
    chomp(my $command = <$build> // '');

    ok(close $build, "$layer: builds") or return;

    open my $out, '-|', $command or die "cannot run nginx: $!";

    my ($plan, $count) = (undef, 0);

    while (my $line = <$out>) {
        chomp $line;

        if ($line =~ /^ok \d+ # skip (.*)/) {
            $count++;
            SKIP: { skip $1, 1 }

        } elsif ($line =~ /^(not )?ok \d+ - (.*)/) {
            $count++;
            ok(!defined $1, "$layer: $2");

        } elsif ($line =~ /^1\.\.(\d+)$/) {
            $plan = $1;

        } elsif ($line =~ /^# (ngx_posts_.*_test)$/) {
            note $1;

        } else {
            $line =~ s/^# ?//;
            diag $line;
        }
    }

    close $out;

    ok(defined $plan && $plan == $count, "$layer: ran to its end");
}
