package Server;

# A real nginx that serves a site, on a free port of its own:
#
#   my $server = Server->start($prefix);     # $prefix/site is the root
#   my $got = $server->get('page.txt');      # of HTTP::Tiny
#   my $said = $server->errors;              # the error log since the last time
#
# What may follow $prefix:
#
#   nginx    => the binary; that of TEST_NGINX_BINARY or t/nginx if not given
#   site     => the root
#   workers  => how many, under a master; without, one process does it all
#   lines    => more directives of the server

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( dirname );
use HTTP::Tiny;
use IO::Socket::INET;
use POSIX ();

my $top = abs_path(dirname(__FILE__) . '/../..');


# As the scripts take it: NGINX=BINARY in the environment, else one that t/nginx
# builds, by POSTS_NGINX=VERSION and POSTS_ASAN=1.

sub binary {
    return $ENV{NGINX} if $ENV{NGINX};

    my @args = ($ENV{POSTS_NGINX} || (), $ENV{POSTS_ASAN} ? '--asan' : ());

    open my $out, '-|', "$top/t/nginx", @args or die "t/nginx: $!\n";
    my @lines = <$out>;
    close $out or die "nginx could not be built\n";

    chomp @lines;
    return $lines[-1];
}


sub start {
    my ($class, $prefix, %option) = @_;

    my $socket = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1')
        or die "no port: $!\n";
    my $port = $socket->sockport;
    $socket->close;

    my $self = bless {
        owner => $$, prefix => $prefix, read => 0, port => $port,
        nginx => $option{nginx} // $ENV{TEST_NGINX_BINARY} // binary(),
        url => "http://127.0.0.1:$port", http => HTTP::Tiny->new,
    }, $class;

    write_conf($prefix, $port, %option);
    $self->run;

    return $self;
}


sub run {
    my ($self) = @_;
    my $prefix = $self->{prefix};

    $self->{pid} = fork // die "fork: $!\n";

    if ($self->{pid} == 0) {
        delete $ENV{NGINX};         # nginx itself would take it for sockets
        $ENV{TZ} = 'UTC';
        $ENV{ASAN_OPTIONS} = join ':', 'detect_leaks=0',
                                  $ENV{ASAN_OPTIONS} || ();
        open STDERR, '>', "$prefix/stderr.log";
        exec $self->{nginx}, '-p', "$prefix/", '-e', 'error.log', '-c',
            'nginx.conf' or POSIX::_exit(127);
    }

    # nginx writes its pid after it has bound the port
    until (-s "$prefix/nginx.pid") {

        if (waitpid($self->{pid}, POSIX::WNOHANG()) != 0) {
            delete $self->{pid};
            open my $in, '<', "$prefix/stderr.log";
            die "nginx does not start:\n", <$in>;
        }

        select undef, undef, undef, 0.01;
    }
}


# As root the workers stay root: a site may be where nobody else can enter.

sub write_conf {
    my ($prefix, $port, %option) = @_;
    my $user = $> == 0 ? 'user root;' : '';
    my $site = $option{site} // 'site';
    my $lines = $option{lines} // '';
    my $workers = $option{workers} ? "worker_processes $option{workers};"
                                   : 'master_process off;';

    # the kernel deals out connections more evenly than accept() does
    my $listen = ($option{workers} // 1) > 1 ? ' reuseport' : '';

    $site =~ s/([\\"])/\\$1/g;

    open my $fh, '>', "$prefix/nginx.conf" or die "$!\n";
    print $fh <<"END";
$user
daemon off;
$workers
pid nginx.pid;
error_log error.log warn;
events { }
http {
    access_log off;
    keepalive_requests 1000000;
    keepalive_timeout 1h;
    large_client_header_buffers 4 32k;
    client_body_temp_path temp;
    proxy_temp_path temp;
    fastcgi_temp_path temp;
    uwsgi_temp_path temp;
    scgi_temp_path temp;

    server {
        listen 127.0.0.1:$port$listen;
        root "$site";
        posts on;
        $lines
    }
}
END
    close $fh or die "$!\n";
}


sub port {
    return $_[0]{port};
}


sub get {
    my ($self, $path) = @_;

    return $self->{http}->get("$self->{url}/$path");
}


# The workers, or the one process.

sub pids {
    my ($self) = @_;
    my $pid = $self->{pid};

    open my $in, '<', "/proc/$pid/task/$pid/children" or return;
    my @children = split ' ', <$in> // '';

    return @children ? @children : $pid;
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


sub stop {
    my ($self) = @_;
    my $pid = delete $self->{pid} // return;

    kill TERM => $pid;
    waitpid $pid, 0;
}


sub DESTROY {
    my ($self) = @_;

    return if $self->{owner} != $$;

    local $?;
    $self->stop;
}


1;
