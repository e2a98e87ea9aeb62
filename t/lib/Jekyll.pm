package Jekyll;

# Real Jekyll, loaded once, that builds again and again (t/jekyll --batch):
#
#   my $jekyll = Jekyll->start;
#   my $answer = $jekyll->build($site, $out, { time => '...' });
#
# The answer has "ok", "log", and "error" if it is not ok.

use strict;
use warnings;

use Cwd qw( abs_path );
use File::Basename qw( dirname );
use IPC::Open2 qw( open2 );
use JSON::PP qw( decode_json encode_json );

my $top = abs_path(dirname(__FILE__) . '/../..');


sub start {
    my ($class) = @_;
    my $pid = open2(my $out, my $in, "$top/t/jekyll", '--batch');

    return bless { pid => $pid, owner => $$, in => $in, out => $out }, $class;
}


sub build {
    my ($self, $site, $out, $config) = @_;

    print { $self->{in} } encode_json({ site => $site, out => $out,
                                        config => $config // {} }), "\n";
    $self->{in}->flush;

    my $line = readline($self->{out})
        // return { ok => 0, error => 'Jekyll has died', log => '' };

    return decode_json($line);
}


sub DESTROY {
    my ($self) = @_;

    return if $self->{owner} != $$;

    local $?;
    close $self->{in};
    waitpid $self->{pid}, 0;
}


1;
