#!/usr/bin/perl

# The expected bodies are Jekyll's.  Each block of a test file with the section
#
#   --- jekyll: FILE...
#
# has the real Jekyll build its "user_files", and its "response_body" must be
# the FILE that Jekyll writes, byte for byte.  A block with several requests
# names one FILE for each.  A FILE is percent-encoded where it has to be, and
#
#   !FILE   is one that Jekyll must not write: nginx answers 404, or an alias
#   -       says nothing of this request
#
# The site is what "root" of the block's "config" says: html, or a folder of
# it; "posts_config" there names its configuration files, "posts_theme" its
# theme.  See t/oracle for the settings.

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( basename dirname );
use File::Path qw( make_path );
use File::Temp qw( tempdir );
use JSON::PP qw( decode_json encode_json );
use Test::More;

my $top = dirname(dirname(abs_path(__FILE__)));

my $scratch = tempdir(CLEANUP => 1);
my @sites = map { sites_of($_) } sort glob("$top/t/*.t");

plan skip_all => 'no block asks for Jekyll' unless @sites;

my @answers = build(@sites);

check($sites[$_], $answers[$_]) for 0 .. $#sites;

done_testing();


# The blocks of a file that want to be compared.

sub sites_of {
    my ($file) = @_;
    my $data = slurp($file);

    return unless $data =~ s/\A.*?^__DATA__\n//ms
                  && $data =~ /^--- +jekyll\b/m;

    return map { site_of(basename($file), $_) } grep { exists $_->{jekyll} }
           map { block_of($_) } $data =~ /^===[ \t]*(.*?)(?=^===|\z)/msg;
}


# As Test::Base reads them, but that only what is asked for is evaluated: other
# sections may need what only a running Test::Nginx has.

sub block_of {
    my ($name, $text) = split /\n/, $_[0], 2;
    my %block = (name => $name);

    my (undef, @parts) = split /^--- +(\w+) *(.*)\n/m, $text;

    while (@parts) {
        my ($section, $filters, $value) = splice @parts, 0, 3;

        if ($filters =~ s/:(?:\s+(.*))?\z//) {
            $value = $1;
        }

        $block{$section} = [ $filters, $value // '' ];
    }

    return \%block;
}


sub section {
    my ($block, $name) = @_;
    my ($filters, $value) = @{ $block->{$name} // return };

    $value =~ s/\r\n?/\n/g;
    $value =~ s/\A(?:[ \t]*\n)+//;
    $value =~ s/(?<=\n)\s*\z//;

    for my $filter (split ' ', $filters) {
        if ($filter eq 'eval') {
            $value = evaluate($value, "$block->{name}: $name");

        } elsif ($filter eq 'chop') {
            chop $value;

        } elsif ($filter eq 'chomp') {
            chomp $value;

        } else {
            die "$block->{name}: $name: no filter \"$filter\" here\n";
        }
    }

    return $value;
}


sub evaluate {
    my ($code, $where) = @_;

    my $value = eval "package main; no strict; $code";
    die "$where: $@" if $@;

    return $value;
}


sub site_of {
    my ($file, $block) = @_;

    my ($root) = (section($block, 'config') // '')
                 =~ m{\broot\s+html/([^;\s]+?)/?;};

    my ($configs) = (section($block, 'config') // '')
                    =~ m{\bposts_config\s+([^;]+);};

    my ($theme) = (section($block, 'config') // '')
                  =~ m{\bposts_theme\s+([^;\s]+);};

    my %site = (
        name   => "$file: $block->{name}",
        files  => user_files(section($block, 'user_files')),
        root   => $root ? "/$root" : '',
        theme  => $theme,
        config => $configs ? [ split ' ', $configs ] : undef,
        wanted => [ split ' ', section($block, 'jekyll') ],
        bodies => section($block, 'response_body'),
    );

    $site{bodies} = [ $site{bodies} ] unless ref $site{bodies} eq 'ARRAY';

    return \%site;
}


# As Test::Nginx reads them.

sub user_files {
    my ($files) = @_;

    return [ map { [ $_->[0], $_->[1] // '' ] } @$files ] if ref $files;

    my @files;

    for my $line (split /^/, $files // '') {
        if ($line =~ />>> (\S+)/) {
            push @files, [ $1, '' ];

        } elsif (@files) {
            $files[-1][1] .= $line;
        }
    }

    return \@files;
}


# Builds all sites in one process.

sub build {
    my @requests;

    for my $i (0 .. $#_) {
        my $dir = "$scratch/$i";

        make_path("$dir/html$_[$i]{root}");
        write_file("$dir/html/$_->[0]", $_->[1]) for @{ $_[$i]{files} };

        $_[$i]{out} = "$dir/out";
        push @requests, encode_json({ site => "$dir/html$_[$i]{root}",
                                      out  => $_[$i]{out},
                                      files => $_[$i]{config},
                                      theme => $_[$i]{theme}
                                               && "$dir/$_[$i]{theme}" });
    }

    write_file("$scratch/requests", join '', map { "$_\n" } @requests);

    my @lines = `'$top/t/jekyll' --batch <'$scratch/requests'`;

    if ($? && !@lines) {
        plan skip_all => 'Jekyll 4.4 cannot be had here: see t/jekyll';
    }

    return map { decode_json($_) } @lines;
}


sub check {
    my ($site, $answer) = @_;

    if (!$answer || !$answer->{ok}) {
        fail("$site->{name}: built");
        diag($answer ? "$answer->{error}\n$answer->{log}" : 'no answer');
        return;
    }

    for my $i (0 .. $#{ $site->{wanted} }) {
        my $wanted = $site->{wanted}[$i];
        my $name = "$site->{name}: $wanted";

        next if $wanted eq '-';

        $wanted =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge;

        if ($wanted =~ s/^!//) {
            ok(!-f "$site->{out}/$wanted", $name);
            next;
        }

        if (!-f "$site->{out}/$wanted") {
            fail($name);
            diag("not written; there are:\n",
                 `cd '$site->{out}' && find . -type f | sort`, $answer->{log});
            next;
        }

        is($site->{bodies}[$i], slurp("$site->{out}/$wanted"), $name);
    }
}


sub slurp {
    my ($file) = @_;

    open my $in, '<:raw', $file or die "$file: $!\n";
    local $/;
    return <$in> // '';
}


sub write_file {
    my ($file, $text) = @_;

    make_path(dirname($file));
    open my $out, '>:raw', $file or die "$file: $!\n";
    print $out $text;
    close $out or die "$file: $!\n";
}
