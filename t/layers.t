#!/usr/bin/perl

# The tree is what it says it is: the top level, the layers and their arrows,
# the names of files and symbols, the lines.

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( basename dirname );
use File::Find qw( find );
use Test::More;

my $top = dirname(dirname(abs_path(__FILE__)));

# what a layer may include, besides itself

my %arrows = (
    data   => [],
    text   => [qw( data )],
    liquid => [qw( data )],
    site   => [qw( liquid text data )],
    cache  => [qw( data )],
    http   => [qw( site cache text liquid data )],
);

my $max_lines = 700;
my $max_columns = 80;

my (%layer_of, %listed);
my @files = source_files();

read_sources();

subtest 'top level'   => \&check_top;
subtest 'src/sources' => \&check_sources;
subtest 'arrows'      => \&check_arrows;
subtest 'lines'       => \&check_lines;
subtest 'symbols'     => \&check_symbols;

done_testing();


# All files, as "layer/name".

sub source_files {
    my @found;

    find(sub {
        push @found, $File::Find::name =~ s{^\Q$top\E/src/}{}r if -f;
    }, "$top/src");

    return sort @found;
}


sub read_sources {
    open my $in, '<', "$top/src/sources" or die "src/sources: $!";

    while (<$in>) {
        next if /^\s*(?:#|$)/;

        my ($layer, $noun) = split;

        $listed{"$layer/$noun"} = $.;
        $layer_of{$noun} = $layer;
    }
}


sub check_top {
    my @entries = `cd '$top' && git -c core.quotepath=off ls-files -c -o --exclude-standard 2>&1`;

    plan skip_all => 'not a git repository' if $?;

    my %entries = map { s{[/\n].*}{}sr => 1 } @entries;
    my %allowed = map { $_ => 1 } qw( config README.md src t examples LICENSE );

    my @others = grep { !$allowed{$_} && !/^\./ } sort keys %entries;

    is("@others", '', 'nothing but what belongs there');
}


sub check_sources {
    my (%nouns, @strays, @misnamed);

    for my $file (@files) {
        next if $file eq 'sources' || $file eq 'README.md';

        my ($layer, $noun, $ext) = $file =~ m{^(\w+)/(\w+)\.([ch])$};

        if (!defined $ext || !$arrows{$layer}) {
            push @strays, $file;
            next;
        }

        push @misnamed, $file
            if $noun !~ ($layer eq 'http' ? qr/^ngx_http_posts_/
                                          : qr/^ngx_posts_/);

        # a test may be of more than one file: it needs no twin
        next if $noun =~ /_test$/;

        $nouns{"$layer/$noun"} = 1;
    }

    my @unlisted = grep { !$listed{$_} } sort keys %nouns;
    my @missing = grep { !$nouns{$_} } sort keys %listed;

    is("@strays", '', 'src has only .c and .h files of a layer');
    is("@misnamed", '', 'each file has the prefix');
    is("@unlisted", '', 'each file is listed');
    is("@missing", '', 'each listed file is there');
}


sub check_arrows {
    for my $file (grep { /\.[ch]$/ } @files) {
        my $layer = dirname($file);
        my %may = map { $_ => 1 } $layer, @{ $arrows{$layer} // [] };
        my @wrong;

        for my $include (includes($file)) {
            my $name = basename($include, '.h');

            if ($name =~ /^ngx_posts_unit|_test$/) {
                push @wrong, $include if $file !~ /_test\.[ch]$/;

            } elsif (my $of = $layer_of{$name}) {
                push @wrong, $include if !$may{$of};

            } elsif ($name =~ /^ngx_http/) {
                push @wrong, $include if $layer ne 'http';

            } elsif ($name =~ /^ngx_posts_/ || $include =~ /\.c$/) {
                push @wrong, $include;
            }
        }

        is("@wrong", '', "$file includes what it may");
    }

    pass('no more files');
}


sub includes {
    my $file = shift;

    return map { /^\s*#\s*include\s*[<"]([^>"]+)/ ? $1 : () } lines($file);
}


sub check_lines {
    for my $file (grep { /\.[ch]$/ } @files) {
        my @lines = lines($file);
        my @wrong;

        for my $i (0 .. $#lines) {
            my $line = $lines[$i];
            my $at = $i + 1;

            push @wrong, "$at: over $max_columns columns"
                if columns($line) > $max_columns;
            push @wrong, "$at: tab" if $line =~ /\t/;
            push @wrong, "$at: space at the end" if $line =~ /\s$/;
        }

        push @wrong, scalar(@lines) . ' lines' if @lines > $max_lines;

        is(join("\n", @wrong), '', $file);
    }

    pass('no more files');
}


# Columns, not bytes: a test may well have text that is not ASCII.

sub columns {
    my $line = shift;

    utf8::decode($line);

    return length $line;
}


sub lines {
    my $file = shift;

    open my $in, '<', "$top/src/$file" or die "$file: $!";
    chomp(my @lines = <$in>);

    return @lines;
}


sub check_symbols {
    my $nginx = $ENV{TEST_NGINX_BINARY} // (glob "$top/.build/nginx-*/objs/nginx")[-1];

    plan skip_all => 'no nginx built in .build'
        if !defined $nginx || !-d dirname($nginx) . '/addon';

    my $addon = dirname($nginx) . '/addon';

    for my $noun (sort keys %listed) {
        next if !-f "$addon/$noun.o";

        my @wrong = grep { !/^ngx_(?:http_)?posts_/ && !/^__(?:odr_)?asan/ }
                    map { (split)[0] } `nm -P -g --defined-only '$addon/$noun.o'`;

        is("@wrong", '', "$noun.o: each global symbol has the prefix");
    }

    pass('no more objects');
}
