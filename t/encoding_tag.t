#!/usr/bin/perl

# The tags of stored encodings, and what requests make of them; encodings of
# large pages that several clients want at once.

use strict;
use warnings;

use Digest::MD5 qw( md5_hex );
use File::Temp qw( tempdir );
use FindBin;
use HTTP::Tiny;
use IO::Select;
use IO::Socket::INET;
use Test::More;

use lib "$FindBin::Bin/lib";
use Server;

my $dir = tempdir(CLEANUP => 1);
mkdir "$dir/site";

# no line is like another: it takes a while
my $large = join '', map { md5_hex($_) . " <b>$_</b>\n" } 1 .. 60000;

open my $config, '>', "$dir/site/_config.yml" or die "$!\n";
print $config "markdown: CommonMark\n";
close $config;

put('page.html', "hello, world\n" x 100);
put('same.html', "hello, world\n" x 100);
put('large.html', $large);

my $server = Server->start($dir);

# nginx ends the connection of a 412, which the next request may see too late
my $http = HTTP::Tiny->new(keep_alive => 0);

subtest "tags of $_" => \&check_tags, $_ for qw( gzip br zstd );
subtest 'an edit' => \&check_edit;
subtest 'many at once' => \&check_many;
is($server->errors, '', 'nothing is logged');

done_testing();


sub put {
    my ($name, $text) = @_;

    open my $out, '>:raw', "$dir/site/$name" or die "$name: $!\n";
    print $out "---\n---\n$text";
    close $out or die "$name: $!\n";
}


sub ask {
    my ($method, $path, %headers) = @_;

    return $http->request($method, "$server->{url}/$path",
                          { headers => \%headers });
}


sub check_tags {
    my ($name) = @_;
    my @accept = ('accept-encoding' => $name);

    my $first = ask('GET', 'page.html', @accept);
    my $tag = $first->{headers}{etag};

    is($first->{headers}{'content-encoding'}, $name, 'it is sent');
    is($tag, '"' . md5_hex($first->{content}) . '"', 'the hash of its bytes');

    for my $page (qw( page.html same.html )) {
        my $again = ask('GET', $page, @accept);

        is($again->{headers}{etag}, $tag, "$page: the same tag");
        is($again->{content}, $first->{content}, "$page: the same bytes");
    }

    my $head = ask('HEAD', 'page.html', @accept);

    is($head->{headers}{etag}, $tag, 'HEAD: the same tag');
    is($head->{headers}{'content-length'}, length $first->{content},
        'HEAD: its length');

    my $plain = ask('GET', 'page.html');
    my $plain_tag = $plain->{headers}{etag};

    isnt($plain_tag, $tag, 'the page as it is has another');

    my @cases = (
        [304, [@accept, 'if-none-match' => $tag]],
        [304, [@accept, 'if-none-match' => "\"a\", W/$tag"]],
        [200, [@accept, 'if-none-match' => $plain_tag]],
        [200, ['if-none-match' => $tag]],
        [304, ['if-none-match' => $plain_tag]],
        [200, [@accept, 'if-match' => $tag]],
        [412, [@accept, 'if-match' => $plain_tag]],
        [206, [@accept, 'if-range' => $tag, range => 'bytes=0-9']],
        [200, [@accept, 'if-range' => $plain_tag, range => 'bytes=0-9']],
    );

    for my $case (@cases) {
        my ($status, $headers) = @$case;

        for my $method (qw( GET HEAD )) {
            is(ask($method, 'page.html', @$headers)->{status},
                $method eq 'HEAD' && $status == 206 ? 206 : $status,
                "$method @$headers");
        }
    }

    my $not = ask('GET', 'page.html', @accept, 'if-none-match' => $tag);

    is($not->{headers}{etag}, $tag, '304: the tag');
    is($not->{headers}{vary}, 'Accept-Encoding', '304: Vary');
    is($not->{headers}{'content-encoding'}, undef, '304: no encoding');
}


sub check_edit {
    my @accept = ('accept-encoding' => 'gzip');
    my $tag = ask('GET', 'same.html', @accept)->{headers}{etag};

    put('same.html', "hello, world!\n" x 100);

    my $new = ask('GET', 'same.html', @accept, 'if-none-match' => $tag);

    is($new->{status}, 200, 'it is another');
    isnt($new->{headers}{etag}, $tag, 'with another tag');

    put('same.html', "{{ 'hello, world' }}\n" x 100);

    is(ask('GET', 'same.html', @accept, 'if-none-match' => $tag)->{status},
        304, 'the same bytes again');
}


# Clients of one page, of which some leave while it is being encoded.

sub check_many {
    my ($host) = $server->{url} =~ m{//(.*)};
    my $request = "GET /large.html HTTP/1.1\r\nHost: a\r\n"
        . "Accept-Encoding: br\r\nConnection: close\r\n\r\n";

    ask('GET', 'large.html');

    my @clients = map {
        my $client = IO::Socket::INET->new($host) or die "$host: $!\n";
        print { $client } $request;
        $client->flush;
        $client;
    } 1 .. 12;

    close $_ for splice @clients, 0, 4;

    my %got;
    $got{ md5_hex(body($_)) }++ for @clients;

    my $stored = ask('GET', 'large.html', 'accept-encoding' => 'br');

    is_deeply(\%got, { md5_hex($stored->{content}) => 8 }, 'all get the same');

    open my $out, '>:raw', "$dir/got" or die "$!\n";
    print $out $stored->{content};
    close $out;

    ok(`brotli -dc < '$dir/got'` eq $large, 'which is the page');
}


sub body {
    my ($client) = @_;

    local $/;
    my $text = <$client> // '';

    return $text =~ s/.*?\r\n\r\n//sr;
}
