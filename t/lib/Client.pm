package Client;

# One connection to a server, kept open:
#
#   my $client = Client->new($port);
#   my $answer = $client->get('/a.html');   # status, body, header
#   $client->get('/a.html', 'Accept-Encoding: gzip');
#
# To have several at work at once: $_->ask('/a.html') for all of them, then
# $_->answer, which is undef where none has come.
#
# The status is "no connection" or "no answer" where there is none.  Names of
# headers are in lower case.

use strict;
use warnings;

use IO::Socket::INET;

use base 'Exporter';

our @EXPORT = qw( uri_of );


sub new {
    my ($class, $port) = @_;

    $SIG{PIPE} = 'IGNORE';

    return bless { port => $port }, $class;
}


# The URI of a path inside the site.

sub uri_of {
    my ($path) = @_;

    return "/$path" =~ s{([^A-Za-z0-9._~/-])}{sprintf '%%%02X', ord $1}ger;
}


sub get {
    my ($self, $uri, @headers) = @_;

    for my $try (1, 2) {
        $self->ask($uri, @headers)
            or return { status => 'no connection', body => '', header => {} };

        my $answer = $self->answer;

        return $answer if $answer;

        delete $self->{socket};
    }

    return { status => 'no answer', body => '', header => {} };
}


sub ask {
    my ($self, $uri, @headers) = @_;

    $self->{socket} //= IO::Socket::INET->new(
        PeerAddr => "127.0.0.1:$self->{port}")
        or return;

    return syswrite $self->{socket}, join "\r\n", "GET $uri HTTP/1.1",
        'Host: localhost', @headers, '', '';
}


sub answer {
    my ($self) = @_;
    my $socket = $self->{socket};
    my $body = '';
    my ($status) = (readline($socket) // return) =~ m{^HTTP/1\.1 (\d{3})}
        or return;
    my %header;

    while ((my $line = readline($socket) // return) ne "\r\n") {
        $header{lc $1} = $2 if $line =~ /^([^:]+): *(.*)\r\n/;
    }

    if (defined $header{'content-length'}) {
        $body = octets($socket, $header{'content-length'});

    } elsif (($header{'transfer-encoding'} // '') eq 'chunked') {

        while (1) {
            my $size = hex(readline($socket) // return);
            $body .= octets($socket, $size);
            readline $socket;
            last if $size == 0;
        }
    }

    delete $self->{socket} if ($header{connection} // '') eq 'close';

    return { status => $status, body => $body, header => \%header };
}


sub octets {
    my ($socket, $size) = @_;
    my $octets = '';

    while (length $octets < $size) {
        read($socket, $octets, $size - length $octets, length $octets)
            or last;
    }

    return $octets;
}


1;
