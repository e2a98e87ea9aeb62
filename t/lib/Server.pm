package Server;

# A real nginx that serves a folder "site", on a free port of its own:
#
#   my $server = Server->start($prefix);     # $prefix/site is the root
#   my $got = $server->get('page.txt');      # of HTTP::Tiny
#   my $said = $server->errors;              # the error log since the last time

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( dirname );
use HTTP::Tiny;
use IO::Socket::INET;

my $top = abs_path(dirname(__FILE__) . '/../..');


sub start {
    my ($class, $prefix) = @_;

    my $nginx = $ENV{TEST_NGINX_BINARY} // `'$top/t/nginx'`;
    $nginx =~ s/.*\n(?=.)//s;
    chomp $nginx;

    my $socket = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1')
        or die "no port: $!\n";
    my $port = $socket->sockport;
    $socket->close;

    write_conf($prefix, $port);

    my $pid = fork // die "fork: $!\n";

    if ($pid == 0) {
        open STDERR, '>', "$prefix/stderr.log";
        exec $nginx, '-p', "$prefix/", '-c', 'nginx.conf' or die "$nginx: $!\n";
    }

    my $self = bless {
        pid => $pid, owner => $$, prefix => $prefix, read => 0,
        url => "http://127.0.0.1:$port", http => HTTP::Tiny->new,
    }, $class;

    until (IO::Socket::INET->new("127.0.0.1:$port")) {
        die "nginx does not start\n" if waitpid($pid, 1) == $pid;
        select undef, undef, undef, 0.01;
    }

    return $self;
}


sub write_conf {
    my ($prefix, $port) = @_;
    my $user = $> == 0 ? 'user root;' : '';

    open my $fh, '>', "$prefix/nginx.conf" or die "$!\n";
    print $fh <<"END";
$user
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events { }
http {
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path temp;
    proxy_temp_path temp;
    fastcgi_temp_path temp;
    uwsgi_temp_path temp;
    scgi_temp_path temp;

    server {
        listen 127.0.0.1:$port;
        root site;
        posts on;
    }
}
END
    close $fh or die "$!\n";
}


sub get {
    my ($self, $path) = @_;

    return $self->{http}->get("$self->{url}/$path");
}


sub errors {
    my ($self) = @_;

    open my $fh, '<:raw', "$self->{prefix}/error.log" or return '';
    seek $fh, $self->{read}, 0;
    local $/;
    my $text = <$fh> // '';
    $self->{read} = tell $fh;

    return $text;
}


sub DESTROY {
    my ($self) = @_;

    return if $self->{owner} != $$;

    local $?;
    kill TERM => $self->{pid};
    waitpid $self->{pid}, 0;
}


1;
