#!/usr/bin/perl

# A page that lists others shows a site as it is between two bursts of changes,
# not in the middle of one: of a "git pull" nothing or all of it.

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( dirname );
use File::Path qw( make_path );
use File::Temp qw( tempdir );
use POSIX ();
use Test::More;
use Time::HiRes qw( sleep time );

use lib dirname(abs_path(__FILE__)) . '/lib';

use Files;
use Server;

# as ngx_posts_limits.h has them, seconds; a slow machine gets a margin

my ($settle, $wait, $longest, $margin) = (0.02, 0.1, 1, 4);

my $posts = 60;
my $list = "---\n---\n{% for p in site.posts %}{{ p.title }} {% endfor %}";

my (%children, $server, $dir);

for my $workers (0, 2) {
    my $name = $workers ? "$workers workers" : 'one process';

    $dir = site();
    $server = Server->start($dir, workers => $workers);

    # with several, each of them is to have seen the site once
    got() for 0 .. 20 * $workers;

    subtest "$name: one edit" => \&one_edit;
    subtest "$name: a burst" => \&burst;
    subtest "$name: a burst without an end" => \&endless;
    subtest "$name: who asks while it lasts" => \&own;

    $server->stop;
    is($server->errors, '', "$name: nothing in the log");
}

done_testing();


END {
    my $status = $?;
    kill 'KILL', keys %children;
    $? = $status;
}


# What was asked for after an edit has it, at once or when it is quiet.

sub one_edit {
    for my $version (1 .. 5) {
        edit($_, "e$version") for 1 .. $posts;

        is_deeply([got()], [("e$version") x $posts], "edit $version");
    }

    sleep $settle * 2;
    edit(1, 'late');
    sleep $settle * 2;

    my $start = time;
    my ($first) = reverse got();

    is($first, 'late', 'of before');
    cmp_ok(time - $start, '<', $settle * 50, 'is not waited for');
}


# One file after another, a few milliseconds between two; meanwhile, a list of
# all of one version.  Where the machine was so busy that there was quiet in
# between it was two bursts, which says nothing.

sub burst {
    my (%seen, $half, $slow, $whole);

    for (1 .. 20) {
        (%seen, $half, $slow) = ();

        edit($_, 'before') for 1 .. $posts;
        got();

        my $pid = child(\&all_after);

        until (defined($whole = ended($pid))) {
            my $start = time;
            my %titles = map { $_ => 1 } got();

            $slow++ if time - $start > $wait * $margin;
            $half++ if keys %titles > 1;
            $seen{$_}++ for keys %titles;
        }

        is_deeply([got()], [('after') x $posts], 'at its end it is there');

        last if $whole;
    }

    ok($whole, 'it was one burst');
    ok($seen{before}, 'before its end it is not there');
    ok(!$half, 'at no time is there half of it') or diag "$half halves";
    ok(!$slow, 'nobody waits for long') or diag "$slow times";
}


# Whether there was no quiet in between.

sub all_after {
    my ($last, $longest) = (time, 0);

    for my $post (1 .. $posts) {
        edit($post, 'after');

        my $now = time;
        $longest = max($longest, $now - $last);
        $last = $now;

        sleep 0.003;
    }

    return $longest < $settle / 2;
}


# A counter in two files: the list moves on although it is never quiet.

sub endless {
    my $longest_wait;
    my $parent = $$;

    my $pid = child(sub {
        for (my $i = 0; getppid == $parent; $i++) {
            edit($_, "n$i") for 1, 2;
            sleep 0.003;
        }
    });

    my $start = time;
    my ($before) = got();
    my $since = $start;
    my @moved;

    while (@moved < 3 && time - $start < 5 * $longest * $margin) {
        my $asked = time;
        my ($now) = reverse got();

        $longest_wait = max($longest_wait // 0, time - $asked);

        if ($now ne $before) {
            push @moved, time - $since;
            ($before, $since) = ($now, time);
        }
    }

    kill 'KILL', $pid;
    waitpid $pid, 0;
    delete $children{$pid};

    is(scalar @moved, 3, 'the list moves on');
    cmp_ok($_, '<', $longest * $margin, 'in time') for @moved;
    cmp_ok($longest_wait, '<', ($wait + $longest) * $margin,
           'nobody waits for long');

    edit($_, 'end') for 1, 2;
    is_deeply([(reverse got())[0, 1]], ['end', 'end'], 'and it ends');
}


# A page that lists nothing does not wait, and has its own edit at once.

sub own {
    my $wrong = 0;

    is($server->get('page.html')->{content}, 'page', 'a page');

    my $pid = child(sub {
        for my $i (1 .. 400) {
            edit($_, "o$i") for 1, 2;
            sleep 0.001;
        }
    });

    my ($n, $asked) = (0, 0);

    until (defined ended($pid)) {
        my $text = 'page ' . ++$n;
        write_file("$dir/site/page.html", "---\n---\n$text");

        my $start = time;
        $wrong++ if $server->get('page.html')->{content} ne $text;
        $asked += time - $start;
    }

    ok($n > 1 && !$wrong, 'every edit of it counts')
        or diag "$wrong of $n";
    cmp_ok($asked / $n, '<', $settle, 'it is not waited for a list');

    write_file("$dir/site/page.html", "---\n---\npage");
}


sub site {
    my $to = tempdir(CLEANUP => 1);

    make_path("$to/site/_posts");
    write_file("$to/site/_config.yml", "markdown: CommonMark\n");
    write_file("$to/site/list.html", $list);
    write_file("$to/site/page.html", "---\n---\npage");

    $dir = $to;
    edit($_, 'first') for 1 .. $posts;

    return $to;
}


sub edit {
    my ($post, $title) = @_;

    write_file(sprintf('%s/site/_posts/2024-01-01-%02d.html', $dir, $post),
               "---\ntitle: $title\n---\n");
}


# the titles, those of the newest post first

sub got {
    return split ' ', $server->get('list.html')->{content};
}


sub child {
    my ($work) = @_;
    my $pid = fork // die "fork: $!";

    if ($pid == 0) {
        POSIX::_exit($work->() ? 0 : 1);
    }

    $children{$pid} = 1;

    return $pid;
}


# undef: not yet; what its work has returned

sub ended {
    my ($pid) = @_;

    return if waitpid($pid, POSIX::WNOHANG()) == 0;

    delete $children{$pid};

    return $? == 0 ? 1 : 0;
}


sub max {
    my ($x, $y) = @_;

    return $x > $y ? $x : $y;
}
