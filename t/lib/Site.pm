package Site;

# A copy of a site, with settings that make Jekyll and us comparable.

use strict;
use warnings;

use File::Path qw( make_path );
use POSIX qw( strftime );

use Files;


# A clone's history may be larger than the site: two files of it are enough to
# see whether it leaks.

sub copy {
    my ($from, $to) = @_;

    make_path($to);

    opendir my $dir, $from or die "$from: $!\n";
    my @names = grep { !/^\.{1,2}$/ } readdir $dir;
    closedir $dir;

    if (my @rest = map { "$from/$_" } grep { $_ ne '.git' } @names) {
        system('cp', '-a', '--', @rest, $to) == 0
            or die "cannot copy $from\n";
    }

    for my $name (grep { -f "$from/.git/$_" } qw( HEAD config )) {
        make_path("$to/.git");
        system('cp', '--', "$from/.git/$name", "$to/.git/$name");
    }
}


# The site's own configuration, if it has one that can be compared: the file
# that $config names inside the site, if it is set.

our $config;

sub config_file {
    my ($site) = @_;

    return "$site/$config" if defined $config;

    my ($file) = grep { -f } map { "$site/_config.$_" } qw( yml yaml );

    return $file if defined $file;

    die "a site with _config.toml cannot be compared\n"
        if -f "$site/_config.toml";

    return "$site/_config.yml";
}


# Both sides read the site's own file with ours at its end: in YAML the last
# one of equal keys counts.  t/jekyll loads the plugin jekyll-commonmark too.
# Returns what it has written; the lines given are the last of it.

sub override {
    my ($site, @more) = @_;
    my $file = config_file($site);
    my $own = -f $file ? slurp($file) : '';
    my @lines = ('safe: false', 'markdown: CommonMark',
                 'commonmark: { options: [UNSAFE] }', 'highlighter: none');

    # a site's own options of the converter stay if it has any
    if ($own =~ /^commonmark:(.*\n(?:[ \t-].*\n|\s*\n)*)/m && $1 =~ /UNSAFE/i) {
        @lines = grep { !/^commonmark/ } @lines;
    }

    push @lines, @more;

    chmod 0644, $file;
    write_file($file, join '', $own, map { "\n$_" } @lines, '');

    return @lines;
}


# The line for the site's time: the one given, the site's own, or now.

sub time_line {
    my ($site, $time) = @_;
    my $file = config_file($site);

    return "time: $time" if defined $time;
    return if -f $file && slurp($file) =~ /^time:/m;
    return strftime('time: %Y-%m-%d %H:%M:%S +0000', gmtime);
}


1;
