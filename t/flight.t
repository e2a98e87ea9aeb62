# Many clients that ask for one page that is not in the cache: one render for
# all workers.

use FindBin;
use lib "$FindBin::Bin/lib";

use IO::Select;
use Time::HiRes 'time';
use Test::Nginx::Socket 'no_plan';
use Steps;

master_on();
workers(2);

# connections to each worker that are kept: [worker, socket]
sub Flight::connections {
    my ($each) = @_;
    my %open;

    for (1 .. 2000) {
        my $socket = Steps::connection();
        my ($worker) = Steps::ask($socket, '/');

        push @{ $open{$worker} }, $socket;
        shift(@{ $open{$worker} })->close if @{ $open{$worker} } > $each;

        last if keys %open == 2 && !grep { @$_ < $each } values %open;
    }

    die 'one worker has all' if keys %open < 2;

    return %open;
}

sub Flight::send {
    my ($uri, @sockets) = @_;

    for my $socket (@sockets) {
        print { $socket } "GET $uri HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        $socket->flush;
    }
}

# how many got which status, and which bodies there were
sub Flight::answers {
    my (@sockets) = @_;
    my (%status, %bodies);

    for my $socket (@sockets) {
        my $text = do { local $/; <$socket> } // '';
        my ($head, $body) = split /\r\n\r\n/, $text, 2;
        my ($status) = ($head // '') =~ /X-Cache: (\w+)/;

        $status{$status // 'none'}++;
        $bodies{$body // ''}++;
    }

    return (\%status, \%bodies);
}

# the same with an encoding
sub Flight::ask_gzip {
    my ($uri, @sockets) = @_;

    for my $socket (@sockets) {
        print { $socket } "GET $uri HTTP/1.1\r\nHost: a\r\n"
            . "Accept-Encoding: gzip\r\nConnection: close\r\n\r\n";
        $socket->flush;
    }
}

# how many answers have which encoding, and which length
sub Flight::encodings {
    my (@sockets) = @_;
    my %encodings;

    for my $socket (@sockets) {
        my $text = do { local $/; <$socket> } // '';
        my ($head, $body) = split /\r\n\r\n/, $text, 2;
        my ($encoding) = ($head // '') =~ /Content-Encoding: (\w+)/;

        $encodings{ join ' ', $encoding // 'none', length($body // '') }++;
    }

    return %encodings;
}

# milliseconds of CPU that a process has used
sub Flight::used {
    my ($pid) = @_;

    open my $stat, '<', "/proc/$pid/schedstat" or die "schedstat: $!";

    return (split ' ', <$stat>)[0] / 1e6;
}

# waits until it has used so many more
sub Flight::works {
    my ($pid, $since, $msec) = @_;

    for (1 .. 5000) {
        return if Flight::used($pid) >= $since + $msec;
        select undef, undef, undef, 0.001;
    }

    die "$pid does nothing";
}

# text that takes time to be compressed
sub Flight::text {
    my ($words, $seed) = (shift, 1);

    return CORE::join ' ', map {
        $seed = ($seed * 1103515245 + 12345) % 2147483648;
        sprintf '%x', $seed >> 8;
    } 1 .. $words;
}

run_tests();

__DATA__

=== TEST 1: one of 32 makes it, on whichever worker they are
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files eval
CORE::join '', ">>> index.html\n---\n---\nindex\n",
    map { ">>> a$_.html\n---\n---\n"
          . "{% for i in (1..20000) %}{% assign x = i | times: 2 %}{% endfor %}"
          . "{{ x }}\n" } 1 .. 5
--- steps
GET / 200 MISS index
perl many
--- many
for my $i (1 .. 5) {
    my %open = Flight::connections(16);
    my @sockets = map { @$_ } values %open;

    Flight::send("/a$i.html", @sockets);

    my ($status, $bodies) = Flight::answers(@sockets);
    my $n = @sockets;

    die "$status->{MISS} renders of $n" if $status->{MISS} != 1;
    die join ' ', 'answers:', %$status if $status->{HIT} != $n - 1;
    die join ' ', 'bodies:', %$bodies if ($bodies->{"40000\n"} // 0) != $n;
}



=== TEST 2: a change is one render as well
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files
>>> index.html
---
---
index
>>> a.html
---
---
old
--- steps
GET / 200 MISS index
GET /a.html 200 MISS old
perl many
--- many
my %open = Flight::connections(8);
my @sockets = map { @$_ } values %open;

open my $page, '>', "$html/a.html";
print $page "---\n---\n{% for i in (1..20000) %}{% assign x = i | times: 2 %}"
    . "{% endfor %}{{ x }}\n";
close $page;

Flight::send('/a.html', @sockets);

my ($status, $bodies) = Flight::answers(@sockets);
my $n = @sockets;

die join ' ', 'answers:', %$status
    if $status->{EXPIRED} != 1 || $status->{HIT} != $n - 1;
die join ' ', 'bodies:', %$bodies if ($bodies->{"40000\n"} // 0) != $n;



=== TEST 3: the worker that makes it is killed
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files
>>> index.html
---
---
index
>>> a.html
---
---
{% for i in (1..200000) %}{% assign x = i | times: 2 %}{% endfor %}{{ x }}
--- steps
GET / 200 MISS index
perl kill_it
GET / 200 HIT index
--- kill_it
my %open = Flight::connections(8);
my ($first, $second) = keys %open;

Flight::send('/a.html', $open{$first}[0]);
select undef, undef, undef, 0.02;
Flight::send('/a.html', @{ $open{$second} });

# it may have answered by then: the others have their answers as well
select undef, undef, undef, 0.02;
kill KILL => $first or die "kill: $!";

my ($status, $bodies) = Flight::answers(@{ $open{$second} });
my $n = @{ $open{$second} };

die join ' ', 'bodies:', %$bodies if ($bodies->{"400000\n"} // 0) != $n;
die join ' ', 'answers:', %$status if ($status->{MISS} // 0) > 1;
--- logged eval
qr/exited on signal 9/



=== TEST 4: the client leaves
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files
>>> index.html
---
---
index
>>> a.html
---
---
{% for i in (1..200000) %}{% assign x = i | times: 2 %}{% endfor %}{{ x }}
--- steps
GET / 200 MISS index
perl leave
--- leave
my %open = Flight::connections(8);
my ($first, $second) = keys %open;

Flight::send('/a.html', $open{$first}[0]);
select undef, undef, undef, 0.01;
Flight::send('/a.html', @{ $open{$second} });
close $open{$first}[0];

my ($status, $bodies) = Flight::answers(@{ $open{$second} });

die join ' ', 'bodies:', %$bodies
    if ($bodies->{"400000\n"} // 0) != @{ $open{$second} };



=== TEST 5: two zones, one worker: each gets the page
--- http_config
    posts_zone one:1m;
--- config
    location / {
        posts on;
        posts_zone one;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
    location /two/ {
        alias $TEST_NGINX_SERVER_ROOT/html/;
        posts on;
        posts_zone two:1m;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> index.html
---
---
index
>>> a.html
---
---
{% for i in (1..20000) %}{% assign x = i | times: 2 %}{% endfor %}{{ x }}
--- steps
GET / 200 MISS index
perl both
GET /a.html 200 HIT 40000
GET /two/a.html 200 HIT 40000
--- both
my %open = Flight::connections(8);
my @sockets = @{ (values %open)[0] };
my @two = splice @sockets, 0, 4;

Flight::send('/a.html', @sockets);
Flight::send('/two/a.html', @two);

for my $list (\@sockets, \@two) {
    my ($status, $bodies) = Flight::answers(@$list);

    die join ' ', 'answers:', %$status
        if $status->{MISS} != 1 || $status->{HIT} != 3;
    die join ' ', 'bodies:', %$bodies if ($bodies->{"40000\n"} // 0) != 4;
}



=== TEST 6: one of 32 compresses it, on whichever worker they are
--- config
    location / {
        posts on;
        posts_encodings gzip;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files eval
[["index.html", "---\n---\nindex\n"],
 ["a.html", "---\n---\n{% raw %}" . Flight::text(500_000) . "{% endraw %}"]]
--- steps
GET / 200 MISS index
GET /a.html 200 MISS -
perl many
--- many
my %open = Flight::connections(16);
my @sockets = map { @$_ } values %open;
my %before = map { $_ => Flight::used($_) } keys %open;

Flight::ask_gzip('/a.html', @sockets);

my %encodings = Flight::encodings(@sockets);
my @used = sort { $a <=> $b } map { Flight::used($_) - $before{$_} } keys %open;

die join ', ', %encodings
    if keys %encodings != 1 || (keys %encodings)[0] !~ /^gzip \d{6,}$/;
die "both have worked: @used ms" if $used[0] > $used[1] / 2;



=== TEST 7: the worker that compresses is killed
--- config
    location / {
        posts on;
        posts_encodings gzip;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files eval
[["index.html", "---\n---\nindex\n"],
 ["a.html", "---\n---\n{% raw %}" . Flight::text(500_000) . "{% endraw %}"]]
--- steps
GET / 200 MISS index
GET /a.html 200 MISS -
perl kill_it
GET / 200 HIT index
--- kill_it
my %open = Flight::connections(8);
my ($first, $second) = keys %open;
my $used = Flight::used($first);

Flight::ask_gzip('/a.html', $open{$first}[0]);
Flight::works($first, $used, 30);
Flight::ask_gzip('/a.html', @{ $open{$second} });
select undef, undef, undef, 0.01;

$used = Flight::used($second);
kill KILL => $first or die "kill: $!";

my $start = time;
my %encodings = Flight::encodings(@{ $open{$second} });
my $took = time - $start - (Flight::used($second) - $used) / 1e3;

die join ', ', %encodings
    if keys %encodings != 1 || (keys %encodings)[0] !~ /^gzip \d{6,}$/;
die "answered after $took s" if $took > 1;
--- logged eval
qr/exited on signal 9/



=== TEST 8: the client for whom it is compressed leaves
--- config
    location / {
        posts on;
        posts_encodings gzip;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files eval
[["index.html", "---\n---\nindex\n"],
 ["a.html", "---\n---\n{% raw %}" . Flight::text(500_000) . "{% endraw %}"]]
--- steps
GET / 200 MISS index
GET /a.html 200 MISS -
perl leave
--- leave
my %open = Flight::connections(8);
my ($first, $second) = keys %open;
my $used = Flight::used($first);

Flight::ask_gzip('/a.html', $open{$first}[0]);
Flight::works($first, $used, 20);
Flight::ask_gzip('/a.html', @{ $open{$second} });
select undef, undef, undef, 0.01;
close $open{$first}[0];

my %encodings = Flight::encodings(@{ $open{$second} });

die join ', ', %encodings
    if keys %encodings != 1 || (keys %encodings)[0] !~ /^gzip \d{6,}$/;



=== TEST 9: who comes after an edit does not get what was begun before it
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files
>>> index.html
---
---
index
>>> a.html
---
---
{% for i in (1..200000) %}{% assign x = i | times: 2 %}{% endfor %}one {{ x }}
--- steps
GET / 200 MISS index
perl edit
GET /a.html 200 HIT two 400000
--- edit
my %open = Flight::connections(8);
my ($first) = keys %open;
my @sockets = @{ $open{$first} };
my $used = Flight::used($first);

Flight::send('/a.html', $sockets[0]);
Flight::works($first, $used, 5);

open my $page, '>', "$html/a.new";
print $page "---\n---\n{% for i in (1..200000) %}{% assign x = i | times: 2 %}"
    . "{% endfor %}two {{ x }}\n";
close $page;
rename "$html/a.new", "$html/a.html";

Flight::send('/a.html', @sockets[1 .. 7]);

my ($status, $bodies) = Flight::answers($sockets[0]);

die join ' ', 'before:', %$bodies if ($bodies->{"one 400000\n"} // 0) != 1;

($status, $bodies) = Flight::answers(@sockets[1 .. 7]);

die join ' ', 'after:', %$bodies if ($bodies->{"two 400000\n"} // 0) != 7;
die join ' ', 'answers:', %$status
    if $status->{EXPIRED} != 1 || $status->{HIT} != 6;
