package Edits;

# Random edits of a Jekyll site, as people and scripts make them:
#
#   my $edits = Edits->new($root, %option);
#   my $edit = $edits->next;
#
# "next" looks at $root and changes nothing; the same seed and the same site
# give the same edits.
#
#   seed => N    for rand
#   time => T    the site's time is fixed: posts of the future are later than T
#   soon => N    or else: dates N seconds ahead of the clock are set
#   only => [..] the kinds of edits that are made
#
# An edit is a hash:
#
#   kind, text   what it is
#   steps        for Change::apply, for any copy of the site
#   own          the file, if it is one whose own page must show the edit on
#                the next request; "all" if all pages must that are made of it
#   due          the second at which the site changes once more

use strict;
use warnings;

use Digest::MD5 qw( md5 );
use POSIX qw( strftime );

use Files;
use Words;

my $post_name = qr{(?:^|/)_posts/(?:.*/)?(\d+-\d+-\d+)-([^/]*)\.\w+\z};

# kind, how often

my @kinds = (
    title => 8, body => 10, date => 5, category => 6, tags => 2, hide => 2,
    future => 4, add => 8, delete => 6, rename => 5, touch => 5, static => 2,
    layout => 3, include => 3, data => 3, config => 3, page => 3, swap => 2,
    burst => 3, noise => 3,
);

my %make = (
    title    => \&title,
    body     => \&body,
    date     => \&date,
    category => \&category,
    tags     => \&tags,
    hide     => \&hide,
    future   => \&future,
    add      => \&add,
    delete   => \&delete_file,
    rename   => \&rename_file,
    touch    => \&touch,
    static   => \&static,
    layout   => \&layout,
    include  => sub { $_[0]->markup('includes') },
    data     => \&data,
    config   => \&config,
    page     => \&add_page,
    swap     => \&swap,
    burst    => \&burst,
    noise    => \&noise,
);


sub new {
    my ($class, $root, %option) = @_;

    return bless { root => $root, number => 0, seed => 1, %option }, $class;
}


sub kinds {
    return sort keys %make;
}


sub next {
    my ($self) = @_;

    $self->{number}++;
    $self->look;

    # whatever else is random meanwhile; seeds beside each other give numbers
    # that are alike
    srand unpack 'N', md5("$self->{seed} $self->{number}");

    for (1 .. 1000) {
        my $kind = $self->kind;
        my $edit = $make{$kind}->($self) or next;

        return { kind => $kind, %$edit };
    }

    die "there is nothing to edit\n";
}


sub kind {
    my ($self) = @_;
    my @names = @{ $self->{only} // [] };

    return $names[rand @names] if @names;

    my %weight = @kinds;
    my $sum = 0;

    $sum += $_ for values %weight;
    my $at = rand $sum;

    for (my $i = 0; $i < @kinds; $i += 2) {
        return $kinds[$i] if ($at -= $kinds[$i + 1]) < 0;
    }

    return $kinds[0];
}


# Sorts the files of the site by what they are to Jekyll.

sub look {
    my ($self) = @_;
    my %files = map { $_ => [] } qw( posts pages static layouts includes data );

    for my $path (tree($self->{root})) {
        push @{ $files{ $self->sort_of($path) // next } }, $path;
    }

    $self->{files} = \%files;
}


sub tree {
    my ($root, $dir) = @_;
    my @found;

    opendir my $handle, defined $dir ? "$root/$dir" : $root or return;
    my @names = sort grep { !/^\./ } readdir $handle;
    closedir $handle;

    for my $name (@names) {
        my $path = defined $dir ? "$dir/$name" : $name;

        push @found, -d "$root/$path" ? tree($root, $path)
                   : -f _ ? $path : ();
    }

    return @found;
}


sub sort_of {
    my ($self, $path) = @_;

    return $1 if $path =~ m{^_(layouts|includes|data)/};
    return $path =~ $post_name ? 'posts' : undef
        if $path =~ m{(?:^|/)_posts/};
    return if $path =~ m{(?:^|/)_} || $path !~ /\.\w+\z/
              || $path =~ m{(?:^|/)(?:Gemfile|node_modules|vendor)};

    return $self->text($path) =~ /\A---\s*\n/ ? 'pages' : 'static';
}


sub text {
    my ($self, $path) = @_;

    return slurp("$self->{root}/$path");
}


sub one_of {
    my ($self, @kinds) = @_;
    my @paths = map { @{ $self->{files}{$_} } } @kinds;

    return @paths ? $paths[rand @paths] : undef;
}


# Posts are more than all else where a site has posts.

sub document {
    my ($self) = @_;

    return rand() < 0.85 ? $self->one_of('posts') // $self->one_of('pages')
                         : $self->one_of('pages') // $self->one_of('posts');
}


sub words {
    my $words = Words::title(rand() < 0.5 ? 'zh' : 'en');

    utf8::encode($words);

    return $words;
}


# An edit that writes one file anew.

sub writing {
    my ($self, $path, $text, $what, %more) = @_;

    return if -e "$self->{root}/$path" && $text eq $self->text($path);

    return { text => "$path: $what", %more,
             steps => [[ 'write', $path, $text,
                         rand() < 0.5 ? 'new' : 'over' ]] };
}


# The text with a line of front matter, instead of the one it has.

sub with_line {
    my ($text, $key, $value) = @_;

    $text =~ s/\A(---[ \t]*\n)// or return;
    my $start = $1;

    # a list or a map goes on in the lines below
    $text =~ s/^\Q$key\E:.*\n(?:[ \t]+\S.*\n|- .*\n)*//m
        if $text =~ /^\Q$key\E:.*?^---\s*$/ms;

    return "$start$key: $value\n$text";
}


sub value_of {
    my ($text, $key) = @_;
    my ($front) = $text =~ /\A---[ \t]*\n(.*?)^---\s*$/ms or return;

    return $front =~ /^\Q$key\E:[ \t]*(\S.*?)\s*$/m ? $1 : undef;
}


sub set {
    my ($self, $path, $key, $value, %more) = @_;

    return unless defined $path;

    my $text = with_line($self->text($path), $key, $value) // return;

    return $self->writing($path, $text, "$key: $value", %more);
}


sub title {
    my ($self) = @_;
    my $path = $self->document // return;

    return $self->set($path, 'title', '"' . words() . '"', own => $path);
}


sub body {
    my ($self) = @_;
    my $path = $self->document // return;
    my $text = $self->text($path);
    my $how = rand;
    my $edit;

    if ($how < 0.5) {
        $text .= "\n" . words() . "\n";

    } elsif ($how < 0.75) {
        $text =~ s/\A(---\s*\n.*?^---[ \t]*\n)/$1 . words() . "\n\n"/mse
            or return;

    } else {
        # as long as it was
        $text =~ s/([a-y])(?=[a-z ]*\s*\z)/chr(1 + ord $1)/e
            or $text =~ s/\x80(?=[^\x80]*\z)/\x81/ or return;
    }

    $edit = $self->writing($path, $text, 'body', own => $path) // return;

    if ($how >= 0.9) {
        $edit->{text} .= ', with its time as it was';
        $edit->{steps}[0][3] = 'keep';
    }

    return $edit;
}


sub date {
    my ($self) = @_;
    my $path = $self->one_of('posts') // return;
    my $days = int(rand 120) - 60;

    return $self->set($path, 'date', date_of($self->time_of($path)
                                             + 86400 * $days + int rand 86400));
}


# What a post says, or its name.

sub time_of {
    my ($self, $path) = @_;
    my $date = value_of($self->text($path), 'date') // '';

    my ($y, $m, $d) = $date =~ /^["']?(\d{4})-(\d\d)-(\d\d)/ ? ($1, $2, $3)
                    : split /-/, ($path =~ $post_name)[0];

    return POSIX::mktime(0, 0, 12, $d, $m - 1, $y - 1900) // time;
}


sub date_of {
    my ($time) = @_;

    return strftime('%Y-%m-%d %H:%M:%S +0000', gmtime $time);
}


sub category {
    my ($self) = @_;
    my $path = $self->one_of('posts') // return;
    my $other = $self->one_of('posts');
    my $text = $self->text($other);

    my ($new) = Words::pick([qw( fresh newest other a-b )], 1);
    my $value = rand() < 0.25 ? $new
                : value_of($text, 'categories') // value_of($text, 'category')
                  // return;

    my $key = defined value_of($self->text($path), 'category') ? 'category'
                                                               : 'categories';
    return $self->set($path, $key, $value);
}


sub tags {
    my ($self) = @_;
    my $path = $self->one_of('posts') // return;

    return $self->set($path, 'tags', '[one, ' . int(rand 5) . 'th]');
}


sub hide {
    my ($self) = @_;
    my @hidden = grep { $self->text($_) =~ /^published: false$/m }
                 @{ $self->{files}{posts} };

    return $self->set($hidden[rand @hidden], 'published', 'true')
        if @hidden && rand() < 0.6;

    my $path = $self->document // return;

    return $self->set($path, 'published', 'false', own => $path);
}


# A post leaves the site until its time has come.

sub future {
    my ($self) = @_;
    my $path = $self->one_of('posts') // return;

    if (!defined $self->{time}) {
        my $due = time() + $self->{soon};

        return $self->set($path, 'date', date_of($due), due => $due);
    }

    my @later = grep { $self->time_of($_) > $self->{time} }
                @{ $self->{files}{posts} };

    return $self->set($later[rand @later], 'date',
                      date_of($self->{time} - int rand 1e6))
        if @later && rand() < 0.6;

    return $self->set($path, 'date', date_of($self->{time} + 1 + int rand 1e6));
}


sub add {
    my ($self) = @_;
    my $model = $self->one_of('posts') // return;
    my ($dir, $extension) = $model =~ m{^(.*/)[^/]*(\.\w+)\z};
    my $text = $self->text($model);
    my $time = $self->time_of($self->one_of('posts')) + int rand 86400;

    for my $pair ([ title => '"' . words() . '"' ], [ date => date_of($time) ])
    {
        $text = with_line($text, @$pair) // return;
    }

    # folders that nobody has seen before
    my $how = rand;

    $dir = $how < 0.1 ? "${dir}fresh-$self->{number}/"
         : $how < 0.2 ? "fresh-$self->{number}/_posts/" : $dir;

    my $path = $dir . strftime('%Y-%m-%d', gmtime $time)
               . "-fresh-$self->{number}$extension";

    return $self->writing($path, $text, "added, like $model");
}


sub add_page {
    my ($self) = @_;
    my $model = $self->one_of('pages') // return;
    my $text = with_line($self->text($model), 'title', '"' . words() . '"')
               // return;

    return if defined value_of($text, 'permalink');

    my $path = $model =~ s{[^/]*(\.\w+)\z}{fresh-$self->{number}$1}r;

    return $self->writing($path, $text, "added, like $model");
}


sub delete_file {
    my ($self) = @_;
    my $path = rand() < 0.1 ? $self->one_of('static') // return
                            : $self->document // return;

    return { text => "$path: deleted", own => $path,
             steps => [[ 'remove', $path ]] };
}


sub rename_file {
    my ($self) = @_;
    my $path = rand() < 0.1 ? $self->one_of('static') // return
                            : $self->document // return;
    my $to = $path =~ s{(\.\w+)\z}{-$self->{number}$1}r;

    if ($path =~ $post_name && rand() < 0.3) {
        $to = $path =~ s{(^|/)\d+-\d+-(?=\d+-[^/]*\z)}{${1}2021-01-}r;
    }

    return if -e "$self->{root}/$to";
    return { text => "$path: renamed to $to",
             steps => [[ 'rename', $path, $to ]] };
}


sub touch {
    my ($self) = @_;
    my $path = rand() < 0.8 ? $self->document
             : $self->one_of(qw( static layouts includes data ));

    return unless defined $path;
    return { text => "$path: touched", steps => [[ 'touch', $path, time ]] };
}


sub static {
    my ($self) = @_;
    my $path = rand() < 0.3 ? "fresh-$self->{number}.txt"
                            : $self->one_of('static') // return;
    my $text = -e "$self->{root}/$path" ? $self->text($path) : '';

    return $self->writing($path, $text . words() . "\n", 'static file',
                          own => $path);
}


# Now and then a layout is missing, and comes back.

sub layout {
    my ($self) = @_;
    my ($away) = grep { /-away\.\w+\z/ } @{ $self->{files}{layouts} };
    my $path = $away // $self->one_of('layouts') // return;

    return $self->markup('layouts') if rand() < (defined $away ? 0.4 : 0.85);

    my $to = defined $away ? $path =~ s/-away(?=\.\w+\z)//r
                           : $path =~ s/(\.\w+)\z/-away$1/r;

    return { text => "$path: renamed to $to", own => 'all',
             steps => [[ 'rename', $path, $to ]] };
}


# Text, or what depends on more: the page, the site.

sub markup {
    my ($self, $kind) = @_;
    my $path = $self->one_of($kind) // return;
    my $text = $self->text($path);
    my $how = rand;

    return if $path !~ /\.(?:html|md|markdown|xml|svg)\z/;

    my $new = $how < 0.8 ? '<i>' . words() . '</i>'
            : $how < 0.9 ? '<i>{{ page.title | escape }}</i>'
            : $how < 0.95 ? '<i>{{ site.posts.first.title | escape }}</i>'
            : '<i>{{ site.posts.size }}</i>';

    # what an edit has added goes with the next
    $text =~ s{<i>.*?</i>\n}{}g;
    $text =~ s{^(?=.*</(?:main|body|footer|head|article)>)}{$new\n}m
        or $text .= "\n$new\n";

    return $self->writing($path, $text, $new, own => 'all');
}


sub data {
    my ($self) = @_;
    my $path = $self->one_of('data') // return;
    my $text = $self->text($path);
    my $words = words();

    my @at;
    my $pattern = $path =~ /\.ya?ml\z/
                  ? qr/^[ ]*(?:-[ ])?\w+:[ ]
                       \K(?:"[^"\\]*"|[^\s\[\]{}|>&*!"'#%@`].*)$/mx
                  : $path =~ /\.json\z/ ? qr/":\s*"\K[^"\\]+(?=")/
                                        : qr/^[^\n]*\n.*?\K[A-Za-z ]{3,}/m;

    push @at, [ $-[0], $+[0] - $-[0] ] while $text =~ /$pattern/g;
    return unless @at;

    my ($from, $length) = @{ $at[rand @at] };

    substr($text, $from, $length) = $path =~ /\.ya?ml\z/ ? "\"$words\""
                                                         : $words;
    return $self->writing($path, $text, $words, own => 'all');
}


sub config {
    my ($self) = @_;
    my ($path) = grep { -f "$self->{root}/$_" } qw( _config.yml _config.yaml );
    my $text = defined $path ? $self->text($path) : return;
    my $how = rand;
    my ($key, $value) = $how < 0.35 ? ('title', '"' . words() . '"')
                      : $how < 0.7 ? ('description', '"' . words() . '"')
                      : $how < 0.8 ? ("fresh_$self->{number}", words())
                      : $how < 0.9 ? ('exclude', '[' . $self->excluded . ']')
                      : $how < 0.95 ? ('limit_posts', (0, 10, 200)[rand 3])
                      : ('permalink', (qw( date pretty ordinal none
                                           /:year/:title:output_ext ))[rand 5]);

    # someone's own list or map of that name is left alone
    return if $text =~ /^\Q$key\E:\s*(?:[|>&]|$)/m;

    $text =~ s/^\Q$key\E:.*$/$key: $value/m
        or $text = "$key: $value\n$text";

    return $self->writing($path, $text, "$key: $value",
                          $how < 0.7 ? (own => 'all') : ());
}


sub excluded {
    my ($self) = @_;

    return join ', ', map { qq("$_") } 'fresh', grep { defined && rand() < 0.5 }
                      $self->one_of('posts'), $self->one_of('pages');
}


# What editors leave, and what is no part of the site: nothing may come of it.

sub noise {
    my ($self) = @_;
    my $path = $self->document // return;
    my ($dir, $name) = $path =~ m{^(.*/)?([^/]*)\z};
    my @noise = map { ($dir // '') . $_ } ".$name.swp", "$name~", "#$name#";
    my $noise = $noise[rand @noise];

    return { text => "$noise: deleted", steps => [[ 'remove', $noise ]] }
        if -e "$self->{root}/$noise";

    return $self->writing($noise, $self->text($path) . words(), 'noise');
}


# A folder becomes a link to another one in which something has changed.

sub swap {
    my ($self) = @_;
    my %dirs;

    for my $path (map { @$_ } values %{ $self->{files} }) {
        $dirs{$1}++ if $path =~ m{^(.*)/};
    }

    # no more links in a folder that is one: each may be swapped in its turn
    my @dirs = grep { m{^[^/]+\z} } sort keys %dirs or return;
    my $dir = $dirs[rand @dirs];
    my @steps;

    for (1 .. 1000) {
        my $kind = (qw( title body add delete_file rename_file static markup
                        data ))[rand 8];
        my $edit = $kind eq 'markup'
                   ? $self->markup((qw( layouts includes ))[rand 2])
                   : $self->can($kind)->($self);

        next unless $edit && $edit->{steps}[0][1] =~ m{^\Q$dir\E/};

        return { text => "$dir: another folder, with $edit->{text}",
                 steps => [[ 'swap', $dir, $edit->{steps} ]] };
    }

    return;
}


# Several at once, each of another file.

sub burst {
    my ($self) = @_;
    my (%seen, @edits);

    for (1 .. 20) {
        my $kind = (qw( title body date category add delete_file
                        rename_file ))[rand 7];
        my $edit = $self->can($kind)->($self) or next;

        push @edits, $edit
            unless grep { $seen{ $_->[1] }++ } @{ $edit->{steps} };
        last if @edits == 4;
        $self->{number}++;
    }

    return unless @edits;
    return { text => join('; ', map { $_->{text} } @edits),
             steps => [ map { @{ $_->{steps} } } @edits ] };
}


1;
