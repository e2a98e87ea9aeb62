# Long bodies are sent from the zone: what a slow client reads stays what it
# was, whatever becomes of the page meanwhile.

use FindBin;
use lib "$FindBin::Bin/lib";

use IO::Uncompress::Gunzip 'gunzip';
use Socket;
use Test::Nginx::Socket 'no_plan';
use Steps;

master_on();
workers(2);

# a page of 2.4 MB, each line of which tells of which version it is
sub Pin::text {
    my ($version) = @_;

    return join '', map { sprintf "%s %09d\n", $version, $_ * 7919 } 1 .. 200000;
}

sub Pin::write {
    my ($name, $version) = @_;

    open my $out, '>', "$Test::Nginx::Util::HtmlDir/$name.tmp" or die "$!";
    print $out "---\n---\n", Pin::text($version);
    close $out;
    rename "$Test::Nginx::Util::HtmlDir/$name.tmp",
        "$Test::Nginx::Util::HtmlDir/$name" or die "$!";
}

# a connection on which little is received before it is read
sub Pin::slow {
    return Pin::begin(4096, @_);
}

sub Pin::begin {
    my ($size, $uri, @headers) = @_;

    socket my $socket, PF_INET, SOCK_STREAM, 0 or die "$!";
    setsockopt $socket, SOL_SOCKET, SO_RCVBUF, $size or die "$!";
    connect $socket, pack_sockaddr_in($Test::Nginx::Util::ServerPortForClient,
        inet_aton('127.0.0.1')) or die "$!";

    send $socket, join("\r\n", "GET $uri HTTP/1.1", 'Host: a',
        'Connection: close', @headers, '', ''), 0;

    sysread $socket, my $text, 500 or die "$!";

    return [$socket, $text];
}

sub Pin::rest {
    my ($socket, $text) = @{ $_[0] };

    setsockopt $socket, SOL_SOCKET, SO_RCVBUF, 1 << 20 or die "$!";

    1 while sysread $socket, $text, 65536, length $text;

    my ($head, $body) = split /\r\n\r\n/, $text, 2;

    gunzip(\(my $in = $body) => \$body) if $head =~ /Content-Encoding: gzip/;

    return ($head, $body);
}

# asks for a page and reads all of it
sub Pin::get {
    return Pin::rest(Pin::begin(1 << 20, @_));
}

run_tests();

__DATA__

=== TEST 1: a page is replaced and the zone is full while a client reads it
--- http_config
    posts_zone small:16m;
--- config
    location / {
        posts on;
        posts_zone small;
        posts_encodings gzip;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> index.html
---
---
index
--- steps
GET / 200 MISS index
perl read
--- read
Pin::write('a.html', 'old');
Pin::write("f$_.html", "f$_") for 1 .. 8;

for my $encoding ('identity', 'gzip') {
    my @accept = "Accept-Encoding: $encoding";

    Pin::get('/a.html', @accept) for 1 .. 2;

    my @slow = map { Pin::slow('/a.html', @accept) } 1 .. 3;

    Pin::write('a.html', 'new');

    my ($head, $body) = Pin::get('/a.html', @accept);

    die 'not the new page' if $body ne Pin::text('new');
    die $head if $head !~ /X-Cache: EXPIRED/;

    for my $i (1 .. 8) {
        ($head, $body) = Pin::get("/f$i.html", @accept);
        die "not page $i: $head" if $body ne Pin::text("f$i");
    }

    ($head, $body) = Pin::get('/f8.html', @accept);
    die $head if $head !~ /X-Cache: HIT/;

    for my $slow (@slow) {
        ($head, $body) = Pin::rest($slow);

        die $head if $head !~ /X-Cache: HIT/;
        die 'not the old page' if $body ne Pin::text('old');
    }

    Pin::write('a.html', 'old');
    Pin::get('/a.html', @accept);
}



=== TEST 2: clients that leave and workers that are killed keep nothing
--- http_config
    posts_zone small:16m;
--- config
    location / {
        posts on;
        posts_zone small;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> index.html
---
---
index
--- steps
GET / 200 MISS index
perl first
kill
perl after
--- first
Pin::write("$_.html", $_) for 'a', 'b', 'c';

for my $i (1 .. 8) {
    Pin::get("/$_.html") for 'a', 'b', 'c';
    push @Pin::left, map { Pin::slow("/$_.html") } 'a', 'b', 'c';
    Pin::write("$_.html", "$_$i") for 'a', 'b', 'c';
}
--- after
for my $name ('a', 'b', 'c') {
    my ($head, $body) = Pin::get("/$name.html");
    ($head, $body) = Pin::get("/$name.html");

    die $head if $head !~ /X-Cache: HIT/;
    die "not $name" if $body ne Pin::text("${name}8");
}
--- logged eval
qr/exited on signal 9/



=== TEST 3: parts and no parts of a long page
--- http_config
    posts_zone small:16m;
--- config
    location / {
        posts on;
        posts_zone small;
        posts_encodings off;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> index.html
---
---
index
--- steps
GET / 200 MISS index
perl read
--- read
Pin::write('a.html', 'old');

my $text = Pin::text('old');
my ($head, $body) = Pin::get('/a.html');
my ($tag) = $head =~ /ETag: (\S+)/;

($head, $body) = Pin::get('/a.html', "If-None-Match: $tag");
die $head if $head !~ / 304 / || $head !~ /HIT/ || length $body;

($head, $body) = Pin::get('/a.html', "If-None-Match: \"another\", $tag");
die $head if $head !~ / 304 / || length $body;

($head, $body) = Pin::get('/a.html', 'If-None-Match: "another"');
die $head if $head !~ / 200 / || $body ne $text;

($head, $body) = Pin::get('/a.html', 'Range: bytes=1000000-1000009');
die $head if $head !~ / 206 / || $body ne substr $text, 1000000, 10;

($head, $body) = Pin::get('/a.html', 'Range: bytes=10-19,2000000-2000009');
die $head if $head !~ / 206 / || $head !~ /multipart/
    || index($body, substr $text, 2000000, 10) < 0;

($head, $body) = Pin::get('/a.html', 'Range: bytes=10-19',
    'If-None-Match: "another"');
die $head if $head !~ / 206 / || $body ne substr $text, 10, 10;
