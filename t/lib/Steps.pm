package Steps;

# A block of Test::Nginx that goes on in steps: requests, and what happens to
# the site between them.
#
#   --- steps
#   GET /a.html 200 MISS one
#   write again
#   GET /a.html 200 EXPIRED two
#   --- again
#   >>> a.html
#   ...
#
# A request is followed by its status, $posts_cache_status and the body without
# its last line feed ("\n" is a line feed, "-" is not looked at, "/.../" is a
# pattern).  A URI may have no spaces.  Between requests:
#
#   write SECTION     as "user_files", into the files as they are
#   replace SECTION   the same, each a new file that is renamed over the old
#   delete PATH...    files and folders
#   rename OLD NEW
#   touch PATH        a new mtime, years ahead
#   over PATH TEXT    writes over a file's beginning; the length stays
#   mkdir PATH
#   reload            HUP; goes on when the old workers are gone
#   kill              SIGKILL to all workers; goes on when there are others
#   perl SECTION      with $html, the site
#
# "--- logged" is what the error log must have after all steps from level
# error on, without what comes before the message and without the root of the
# site; 404s are left out.  Without the section there must be nothing.
# "--- warned" is the same of level warn, not looked at without the section.
#
# A block without "config" gets a site at "/" with X-Cache.

use strict;
use warnings;

use File::Path qw( make_path remove_tree );
use IO::Socket::INET;
use Time::HiRes qw( sleep time );

use Test::Nginx::Socket;

use base 'Exporter';

our @EXPORT = qw( site );

my $config = <<'_END_';
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
_END_

my %acts = (
    write   => sub { put($_[0], $_[1], 0) },
    replace => sub { put($_[0], $_[1], 1) },
    delete  => sub { shift; remove_tree(site($_)) for @_ },
    rename  => sub { rename site($_[1]), site($_[2]) or die "rename: $!" },
    touch   => sub { touch(site($_[1])) },
    over    => sub { write_over(site($_[1]), $_[2]) },
    mkdir   => sub { make_path(site($_[1])) },
    reload  => sub { change_workers('HUP', master()) },
    kill    => sub { change_workers('KILL', workers_of(master())) },
    perl    => sub { my $html = site(); eval section(@_) . "\n;1" or die $@ },
);

no_root_location();

add_block_preprocessor(sub {
    my ($block) = @_;

    eval { prepare($block); 1 } or bail_out($block->name . ": $@");
});

add_response_body_check(\&after_response);


sub site {
    return join '/', $Test::Nginx::Util::HtmlDir, @_;
}


# Steps become the sections of Test::Nginx.

sub prepare {
    my ($block) = @_;
    my (@requests, @codes, @headers, @bodies, %acts_after);

    $block->set_value('config', $config) unless defined $block->config;

    if (!defined $block->steps) {
        my $list = $block->request;
        $block->{last_step} = ref $list ? $#$list : 0;
        return;
    }

    for my $line (split /\n/, $block->steps) {
        next if $line =~ /^\s*(#.*)?$/;

        my ($word, @args) = split ' ', $line;

        if ($acts{$word}) {
            push @{ $acts_after{$#requests} }, [$word, @args];
            next;
        }

        my ($request, $code, $cache, $body)
            = $line =~ /^(\S+\s+\S+)\s+(\d+)\s+(\S+)\s?(.*)$/
            or die "what is \"$line\"?";

        push @requests, $request;
        push @codes, $code;
        push @headers, $cache eq '-' ? '! X-Cache' : "X-Cache: $cache";
        push @bodies, expected($body);
    }

    $block->set_value('request', one_or_all(@requests));
    $block->set_value('error_code', one_or_all(@codes));
    $block->set_value('response_headers', one_or_all(@headers));
    $block->set_value('response_body', one_or_all(@bodies));

    $block->{acts_after} = \%acts_after;
    $block->{last_step} = $#requests;
}


sub expected {
    my ($body) = @_;

    return qr// if $body eq '-';
    return qr/$1/s if $body =~ m{^/(.*)/$};

    $body =~ s/\\n/\n/g;

    return $body eq '' ? '' : "$body\n";
}


sub one_or_all {
    return @_ == 1 ? $_[0] : [@_];
}


sub after_response {
    my ($block, $body, $i) = @_;

    for my $act (@{ $block->{acts_after}{$i} || [] }) {
        my ($name, @args) = @$act;

        eval { $acts{$name}->($block, @args); 1 }
            or bail_out($block->name . " - $name @args: $@");
    }

    if ($i == $block->{last_step}) {
        check_log($block, 'error|crit|alert|emerg', 'logged', '');
        check_log($block, 'warn', 'warned');
    }
}


sub check_log {
    my ($block, $levels, $section, $default) = @_;
    my $expected = $block->$section // $default;
    my $name = $block->name . " - $section";

    return unless defined $expected;

    ref $expected ? like(logged($levels), $expected, $name)
                  : is_str(logged($levels), $expected, $name);
}


sub logged {
    my ($levels) = @_;
    my $root = site();
    my $log = '';

    open my $in, '<', $Test::Nginx::Util::ErrLogFile or return '';

    while (<$in>) {
        next unless s/^\S+ \S+ \[(?:$levels)\] \S+ (\*\d+ )?//;
        next if /is not a page of the site/;

        s/, client: .*//;
        s/\Q$root\E\///g;
        $log .= $_;
    }

    return $log;
}


sub section {
    my ($block, $name) = @_;

    return $block->$name // die "no section \"$name\"";
}


sub put {
    my ($block, $name, $replace) = @_;

    for my $file (split /^(?=>>> )/m, section($block, $name)) {
        my ($path, $content) = $file =~ /^>>> (\S+)\n(.*)\z/s or next;
        my $to = site($path);

        make_path($to =~ m{(.*)/});

        open my $out, '>', $replace ? "$to.new" : $to or die "$to: $!";
        binmode $out;
        print $out $content;
        close $out or die "$to: $!";

        !$replace || rename "$to.new", $to or die "$to: $!";
    }
}


sub write_over {
    my ($path, $text) = @_;

    open my $out, '+<', $path or die "$path: $!";
    print $out $text =~ s/\\n/\n/gr;
    close $out or die "$path: $!";
}


sub touch {
    my ($path) = @_;

    utime 2000000000, 2000000000, $path or die "$path: $!";
}


sub master {
    open my $in, '<', $Test::Nginx::Util::PidFile or die "no pid: $!";

    return 0 + <$in>;
}


sub workers_of {
    my ($pid) = @_;

    return map { split } do { local $/; my $in;
        open($in, '<', "/proc/$pid/task/$pid/children") ? <$in> : () };
}


# Until none of the workers is one of those before.

sub change_workers {
    my ($signal, @pids) = @_;

    my %before = map { $_ => 1 } workers_of(master());
    my $until = time() + 30;
    my @now;

    kill $signal, @pids or die "$signal: $!";

    do {
        die "the workers do not change" if time() > $until;
        sleep 0.02;
        @now = workers_of(master());
    } until @now >= keys %before && !grep { $before{$_} } @now;
}


# Calls $edit->(1), $edit->(2) ... which makes an edit and returns URIs and
# the bodies that every worker must answer then, undef for a 404.  Connections
# are held open to all workers, so that each of them is asked.

sub everywhere {
    my ($edit) = @_;
    my $workers = workers_of(master());
    my %open;

    for (1 .. 1000) {
        my $socket = connection();
        my ($worker) = ask($socket, '/');

        push @{ $open{$worker} }, $socket;
        last if keys %open == $workers;

        # those that are open already take part of the load
        shift(@{ $open{$worker} })->close if @{ $open{$worker} } > 4;
    }

    die 'only ' . keys(%open) . " of $workers workers answer"
        unless keys %open > 1;

    for my $i (1 .. 20) {
        my @expected = $edit->($i);

        while (my ($uri, $text) = splice @expected, 0, 2) {
            for my $worker (sort keys %open) {
                my (undef, $code, $body) = ask($open{$worker}[0], $uri);
                my $got = $code == 404 ? undef : $body;

                die "edit $i: worker $worker answers $code "
                    . "\"$body\" for $uri"
                    if ($got // '404') ne ($text // '404');
            }
        }
    }
}


sub connection {
    return IO::Socket::INET->new(
        PeerAddr => '127.0.0.1',
        PeerPort => $Test::Nginx::Util::ServerPort) || die "connect: $!";
}


# X-Worker, the status and the body

sub ask {
    my ($socket, $uri) = @_;
    my ($code, $worker, $length, $body);

    print $socket "GET $uri HTTP/1.1\r\nHost: localhost\r\n\r\n";

    while (<$socket>) {
        $code //= $1 if m{^HTTP/1.1 (\d+)};
        $worker = $1 if /^X-Worker: (\d+)/i;
        $length = $1 if /^Content-Length: (\d+)/i;
        last if $_ eq "\r\n";
    }

    $length == 0 || read($socket, $body, $length) == $length
        or die "no answer to $uri";

    return ($worker, $code, $body // '');
}


1;
