package Change;

# Applies an edit (Edits.pm) to a copy of a site:
#
#   Change::apply($root, $edit->{steps});
#
# A step is
#
#   [ 'write', PATH, BYTES, HOW ]   HOW is "over" for the file as it is, "new"
#                                   for one that is renamed over it, "keep" for
#                                   the file as it is, with the time it had
#   [ 'remove', PATH ]
#   [ 'rename', PATH, PATH ]
#   [ 'touch', PATH, TIME ]
#   [ 'swap', FOLDER, STEPS ]       the folder becomes a link to a copy in which
#                                   the steps have been made, in "store" beside
#                                   the root

use strict;
use warnings;

use File::Basename qw( dirname );
use File::Path qw( make_path );
use Time::HiRes qw( stat utime );

use Files;

my %step = (
    write  => \&write_over,
    remove => sub { unlink $_[0] or die "$_[0]: $!\n" },
    rename => sub { rename $_[0], "$_[2]/$_[3]" or die "$_[0]: $!\n" },
    touch  => sub { utime $_[3], $_[3], $_[0] or die "$_[0]: $!\n" },
    swap   => \&swap,
);


sub apply {
    my ($root, $steps) = @_;

    for my $step (@$steps) {
        my ($what, $path, @args) = @$step;

        $step{$what}->("$root/$path", $path, $root, @args);
    }
}


sub write_over {
    my ($file, $path, $root, $text, $how) = @_;
    my @times = (stat $file)[8, 9];
    my $to = $how eq 'new' ? "$file.tmp~" : $file;

    make_path(dirname($file));
    write_file($to, $text);

    $to eq $file || rename $to, $file or die "$file: $!\n";
    $how ne 'keep' || utime $times[0], $times[1], $file or die "$file: $!\n";
}


sub swap {
    my ($file, $path, $root, $steps) = @_;
    my $number = 1;

    $number++ while -e "$root/../store/$number";

    my $store = "$root/../store/$number";

    make_path("$store/$path");
    system('cp', '-a', "$file/.", "$store/$path") == 0
        or die "cannot copy $path\n";
    apply($store, $steps);

    symlink "../store/$number/$path", "$root/.link" or die "$path: $!\n";

    -l $file || rename $file, "$store/.before" or die "$path: $!\n";
    rename "$root/.link", $file or die "$path: $!\n";
}


1;
