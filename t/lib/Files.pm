package Files;

# Files as bytes, and how two of them differ.

use strict;
use warnings;

use File::Basename qw( dirname );
use File::Find qw( find );
use File::Path qw( make_path );

use base 'Exporter';

our @EXPORT = qw( slurp write_file everything files tail unified );


sub slurp {
    my ($file) = @_;

    open my $in, '<:raw', $file or die "$file: $!\n";
    local $/;
    return <$in> // '';
}


sub write_file {
    my ($file, $text) = @_;

    open my $out, '>:raw', $file or die "$file: $!\n";
    print $out $text;
    close $out or die "$file: $!\n";
}


# All paths in a folder, relative to it.

sub everything {
    my ($dir) = @_;
    my @paths;

    find({ no_chdir => 1, wanted => sub {
        push @paths, substr $_, length($dir) + 1 if $_ ne $dir;
    } }, $dir);

    return sort @paths;
}


sub files {
    my ($dir) = @_;

    return grep { -f "$dir/$_" } everything($dir);
}


# The end of a log of Ruby's.

sub tail {
    my @lines = grep { !/^\s+from / } split /^/, slurp($_[0]);

    splice @lines, 0, -20 if @lines > 20;
    return join '', @lines;
}


# The first lines of a difference, long ones cut.  What we got is kept in $file.

sub unified {
    my ($wanted, $file, $got) = @_;

    make_path(dirname($file));
    write_file($file, $got);

    open my $out, '-|', 'diff', '-a', '-U1', '--label', 'jekyll', '--label',
         'nginx', $wanted, $file or return ("diff: $!");
    my @lines = <$out>;
    close $out;

    chomp @lines;
    splice @lines, 0, 2;
    splice @lines, 12, @lines - 12, '...' if @lines > 13;

    return map { length > 200 ? substr($_, 0, 200) . ' ...' : $_ } @lines;
}


1;
