package Grammar;

# Random templates of Liquid as a site of Jekyll may have them, and the site
# they belong to.  srand() chooses them.

use strict;
use warnings;

use utf8;

use Exporter qw( import );

our @EXPORT_OK = qw( template front_matter site_files );


sub pick { return $_[rand @_] }
sub chance { return rand(100) < $_[0] }
sub times_ { my ($n, $make) = @_; return map { $make->() } 1 .. $n }


# What the templates see

my %data = (
    n => '7', f => '2.5', neg => '-3', one => '1', zero => '0',
    big => '1234567890123456789', s => '"Hello, World"', t => '"a b c"',
    html => q('<p class="x">Tom &amp; <b>Jerry</b> "&" it''s</p>'),
    u => '"Ünïcödé — 日本語"', e => '""', sp => '"  two  spaces \n"',
    num => '"12.50"', nothing => '', yes => 'true', no => 'false',
    list => '[3, 1, 2, 3]', words => '[pear, Apple, fig, apple, "10", "9"]',
    mixed => '[1, a, null, 2.5, [1, [2]], {k: v}, true]', none => '[]',
    empty_map => '{}', nils => '[null, b, null, a]',
    objs => '[{n: 2, s: b, t: [x, y], d: 2020-01-02}, {n: 10, s: a, t: [y]},'
        . ' {s: c, n: 2.0}, {n: "2", s: B, t: x}, {n: null, s: ""}]',
    map => '{a: 1, b: {c: [4, 5], d: deep}, size: own, "e f": x}',
    day => '2021-03-04', ts => '2021-03-04 05:06:07 +0200',
    when => '"March 9, 2022 14:05"', inc => 'plain.html',
);

my @names = sort keys %data;


sub front_matter {
    my $text = join '', map { "$_: $data{$_}\n" } @names;

    utf8::encode($text);

    return $text;
}


sub site_files {
    my %files = (
        '_config.yml' => "title: T\nurl: http://example.com\nbaseurl: /b\n"
            . "timezone: UTC\nlist: [1, 2]\n"
            . "plugins: [jekyll-include-cache]\n",
        '_data/d.yml' => "- {n: 1, s: x}\n- {n: 2, s: y}\n",
        '_data/m.json' => '{"k": [1, 2], "z": null}',
        '_posts/2024-01-02-one.md' => "---\ntags: [x, y]\n---\nFirst *post*.",
        '_posts/2023-05-06-two.md' =>
            "---\ntitle: Two\ncategory: c\n---\nSecond.\n\nMore.",
        '_includes/plain.html' => "[plain]\n",
        '_includes/param.html' => '[{{ include.a }},{{ include.b }}]',
        '_includes/each.html' =>
            "{% for i in include.a %}{{ i }}{{ forloop.parentloop.index }};"
            . "{%- endfor -%}",
        '_includes/sets.html' => "{% assign v = include.a | default: 'set' %}"
            . "{% increment k %}{% cycle 'p', 'q' %}",
        '_includes/stop.html' => 'x{% break %}y',
        '_includes/rec.html' => "{% assign m = include.n | minus: 1 %}"
            . "{{ include.n }}{% if m > 0 %}{% include rec.html n=m %}"
            . "{% endif %}",
        '_includes/bad.html' => "\n{{ 1 | divided_by: 0 }}",
    );

    return \%files;
}


# Expressions

my @literals = (
    "'a'", '"b, c"', "''", '" "', '0', '1', '2', '-1', '3.7', '-0.5', '1.0',
    '10', '100', 'true', 'false', 'nil', 'null', 'empty', 'blank',
    '(1..3)', '(n..10)', "'%Y-%m-%d'", "'x y'", "'é'", "'10'", "'2.50'",
    '9007199254740993', "'<i>'", "'now is'", "'.'", "','",
);

my @paths = (
    map({ "page.$_" } @names),
    qw( page.title page.url page.nope site.title site.data.d site.data.m
        site.data.m.k site.posts.first.title site.tags.x.size site.list
        site.data.d[1].s site.nope.nope page.map.b.c page.map.size
        page.map.a page.objs.first.s page.objs[1].n page.list.first
        page.list.last page.words[-1] page.words[2] page.list.size
        page.s.size page.u.size page['s'] page["map"]["e~f"]
        page.map[page.t] page.map.first page.list[page.one] ),
);

my @locals = qw( i j k v w m p forloop forloop.index forloop.index0
    forloop.rindex forloop.first forloop.last forloop.length i[0] i[1] i.n
    i.s i.t j.s tablerowloop.col tablerowloop.row forloop.parentloop.index
    i.size v.size v.first include.a );


sub path {
    my $path = chance(65) ? pick(@paths) : pick(@locals);

    $path =~ tr/~/ /;

    return $path;
}


sub expression { return chance(55) ? path() : pick(@literals) }

sub collection {
    return pick('page.list', 'page.words', 'page.objs', 'page.mixed', 'v',
                'page.map', 'page.none', 'site.data.d', '(1..4)', 'page.nils',
                '(page.one..page.n)', 'site.posts', 'page.map.b.c', 'w')
        if chance(88);

    return expression();
}


sub comparison {
    return expression() if chance(30);

    return join ' ', expression(),
        pick(qw( == != < > <= >= contains ), chance(10) ? ('<>', '=') : ()),
        expression();
}


sub condition {
    return join ' ' . pick('and', 'or') . ' ',
        times_(pick(1, 1, 1, 2, 2, 3), \&comparison);
}


# Filters: the kind of input that makes sense, and of each argument; those
# behind "?" may be left out.

my %filters = (
    abs => 'n', append => 's s', at_least => 'n n', at_most => 'n n',
    capitalize => 's', ceil => 'n', compact => 'a ? k', concat => 'a a',
    default => 'x x', divided_by => 'n n', downcase => 's', escape => 's',
    escape_once => 's', first => 'a', floor => 'n', join => 'a ? s',
    last => 'a', lstrip => 's', map => 'a k', minus => 'n n',
    modulo => 'n n', newline_to_br => 's', plus => 'n n', prepend => 's s',
    remove => 's s', remove_first => 's s', remove_last => 's s',
    replace => 's s s', replace_first => 's s s', replace_last => 's s s',
    reverse => 'a', round => 'n ? i', rstrip => 's', size => 'x',
    slice => 'x i ? i', sort => 'a ? k', sort_natural => 'a ? k',
    split => 's s', strip => 's', strip_html => 's', strip_newlines => 's',
    times => 'n n', truncate => 's ? i s', truncatewords => 's ? i s',
    uniq => 'a ? k', upcase => 's', url_decode => 's', url_encode => 's',
    date => 'd f', array_to_sentence_string => 'a ? s', cgi_escape => 's',
    date_to_long_string => 'd', date_to_string => 'd',
    date_to_xmlschema => 'd', date_to_rfc822 => 'd', find => 'a k x',
    find_exp => 'a v e', group_by => 'a k', group_by_exp => 'a v g',
    inspect => 'x', jsonify => 'x', normalize_whitespace => 's',
    number_of_words => 's ? m', pop => 'a ? i', push => 'a x',
    relative_url => 's', absolute_url => 's', shift => 'a ? i',
    slugify => 's ? l', strip_index => 's', to_integer => 'x',
    unshift => 'a x', uri_escape => 's', where => 'a k x',
    where_exp => 'a v e', xml_escape => 's', markdownify => 'w',
    smartify => 'w', h => 's', nope => 'x',
);

my @filters = sort keys %filters;

my %values = (
    n => [qw( page.n page.f page.neg page.zero page.big page.num 0 1 2 3.5
              -4 page.one i forloop.index )],
    s => [qw( page.s page.t page.html page.u page.e page.sp page.num 'a'
              'l' '' page.when i page.url page.words[0] ), '"o,"', "' '", "', '",
          "'&amp; <'"],
    a => [qw( page.list page.words page.mixed page.none page.nils page.objs
              v w site.data.d page.map.b.c page.map (1..3) )],
    k => [qw( 'n' 's' 't' 'd' 'nope' 'n.x' ), '"size"'],
    i => [qw( 0 1 2 3 5 10 -1 -2 page.one page.zero )],
    d => [qw( page.day page.ts page.when '2020-02-29' 'bad' 0 1600000000
              page.date nil '2021-01-01T00:00:00+05:30' '1600000000' )],
    f => [map { "'$_'" } '%Y-%m-%d', '%b %-d, %Y', '%A %j %U', '%H:%M:%S %z',
          '%s', '%e|%k|%l|%p', '%C%y %^a %10Y %-m %_m', '%%', '%Q %3N', '',
          '%:z %::z %Z', '%F %T %D %R %r %c %x %X', '%G-W%V-%u', '%05d %^B'],
    m => [qw( 'cjk' 'auto' 'x' )],
    l => [qw( 'raw' 'default' 'pretty' 'ascii' 'latin' 'none' 'x' )],
    v => [qw( 'i' 'p' 'x' )],
    w => ['page.s', 'page.t', q('it is -- "so"...'), "'*a*'", "'# T'",
          'page.html'],
    e => [map { "'$_'" } 'i.n == 2', 'p.n > 1', 'x.s == "a"', 'i > 1',
          'i.t contains "x"', 'i.n == 2 or i.s == "a"', 'p', 'x.s != nil',
          'i.n and i.t', 'i.s < "b"', 'i ==', 'x.s.size > 0', 'i == page.n'],
    g => [map { "'$_'" } 'i.n', 'p.s | upcase', 'x', 'i.t.size',
          'i | plus: 1', 'p.t | join: "-"', 'x.nope'],
);


sub value {
    my ($kind, $loose) = @_;

    return expression() if $kind eq 'x' || chance($loose);

    return pick(@{ $values{$kind} });
}


sub filter {
    my ($name) = @_;
    my (undef, @kinds) = split ' ', $filters{$name};
    my @args;
    my $optional;

    for my $kind (@kinds) {
        if ($kind eq '?') {
            $optional = 1;
            next;
        }

        last if $optional ? chance(45) : chance(2);

        push @args, value($kind, 12);
    }

    push @args, expression() if chance(1);
    push @args, 'allow_false: true' if $name eq 'default' && chance(40);

    return " | $name" unless @args;
    return " | $name: " . join ', ', @args;
}


sub filtered {
    my $name = pick(@filters);
    my ($kind) = split ' ', $filters{$name};

    return value($kind, 15) . filter($name)
        . join '', map { filter(pick(@filters)) } 1 .. pick(0, 0, 0, 1, 2);
}


sub output { return chance(60) ? filtered() : expression() }


# Tags

sub tag {
    my ($markup) = @_;

    return '{%' . (chance(12) ? '-' : '') . (chance(3) ? '' : ' ') . $markup
        . (chance(3) ? '' : ' ') . (chance(12) ? '-' : '') . '%}';
}


sub out {
    my ($markup) = @_;

    return '{{' . (chance(12) ? '-' : '') . " $markup "
        . (chance(12) ? '-' : '') . '}}';
}


my @texts = (' ', "\n", 'x', '  a  ', "\n\n  ", '<b>', 'é', '{', '}', '%',
             '{ {', '} }', ',', "\t", '|', "word\n", '- ', '%}', '}}');

my %tags = (
    if => sub {
        my ($depth) = @_;

        return tag('if ' . condition()) . block($depth)
            . (chance(25) ? tag('elsif ' . condition()) . block($depth) : '')
            . (chance(40) ? tag('else') . block($depth) : '') . tag('endif');
    },
    unless => sub {
        my ($depth) = @_;

        return tag('unless ' . condition()) . block($depth)
            . (chance(20) ? tag('elsif ' . condition()) . block($depth) : '')
            . (chance(30) ? tag('else') . block($depth) : '')
            . tag('endunless');
    },
    case => sub {
        my ($depth) = @_;
        my @whens = times_(pick(1, 2, 3), sub {
            tag('when ' . join pick(', ', ' or '),
                    times_(pick(1, 1, 2), \&expression)) . block($depth);
        });

        return tag('case ' . expression()) . pick('', ' ', 'z')
            . join('', @whens)
            . (chance(40) ? tag('else') . block($depth) : '')
            . tag('endcase');
    },
    for => sub {
        my ($depth) = @_;

        return tag('for ' . pick('i', 'i', 'j') . ' in ' . collection()
                   . loop_options()) . block($depth)
            . (chance(20) ? tag('else') . block($depth) : '')
            . tag('endfor');
    },
    tablerow => sub {
        my ($depth) = @_;

        return tag('tablerow ' . pick('i', 'j') . ' in ' . collection()
                   . (chance(50) ? ' cols: ' . pick(1, 2, 3) : '')
                   . loop_options()) . block($depth) . tag('endtablerow');
    },
    capture => sub {
        my ($depth) = @_;

        return tag('capture ' . pick('v', 'w', "'v'")) . block($depth)
            . tag('endcapture');
    },
    ifchanged => sub {
        my ($depth) = @_;

        return tag('ifchanged') . block($depth) . tag('endifchanged');
    },
    comment => sub {
        my ($depth) = @_;

        return tag('comment') . block($depth) . tag('endcomment');
    },
    highlight => sub {
        my ($depth) = @_;

        return tag('highlight ' . pick('ruby', 'html', 'c++', 'text x=1',
                   'js foo="bar baz"', 'ruby linenos', 'ruby linenos=table',
                   '', 'ruby mark_lines="1 2"'))
            . block($depth) . tag('endhighlight');
    },
    assign => sub {
        return tag('assign ' . pick(qw( v w k i )) . pick(' = ', '=')
                   . output());
    },
    echo => sub { return tag('echo ' . output()) },
    increment => sub { return tag(pick('increment', 'decrement') . ' '
                                  . pick('k', 'm', 'page.n')) },
    cycle => sub {
        my $group = chance(30) ? pick("'g': ", 'page.s: ', '1: ') : '';

        return tag("cycle $group" . join ', ',
                       times_(pick(1, 2, 3), \&expression));
    },
    break => sub { return tag(pick('break', 'continue')) },
    raw => sub {
        return tag('raw') . pick('{{ x }}', '{% if %}', ' ', '{{', 'a')
            . tag('endraw');
    },
    include => sub {
        my $name = pick(qw( plain.html param.html each.html sets.html
            param.html each.html stop.html plain.html rec.html ),
            '{{ page.inc }}', '{{ page.inc | downcase }}',
            chance(20) ? ('none.html', 'bad.html', '../x', '') : ());
        my @params = times_(pick(0, 1, 1, 2), sub {
            pick('a', 'b', 'a', 'n') . pick('=', '=', ' = ')
                . (chance(50) ? pick(q("x y"), q('q'), q("it\\"s"), "''")
                              : path());
        });

        @params = ('n=' . pick(1, 2, 3)) if $name eq 'rec.html';

        # what is cached must not depend on what is around it

        return tag('include_cached plain.html') if chance(8);

        return tag(join ' ', 'include', $name, @params);
    },
    link => sub {
        return tag(pick('link _posts/2024-01-02-one.md',
                        'post_url 2023-05-06-two', 'post_url 2024-01-02-one',
                        'link {{ page.nope }}_posts/2023-05-06-two.md',
                        chance(10) ? 'post_url 2000-01-01-x' : ()));
    },
    liquid => sub {
        return tag(join "\n", 'liquid',
            times_(pick(1, 2, 3), sub {
                pick('assign v = ' . output(), 'echo ' . output(),
                     'if ' . condition() . "\necho 1\nendif", '# note', '',
                     'for i in ' . collection() . "\n  echo i\nendfor");
            }), '');
    },
    inline => sub { return tag('# ' . pick('a', "b\n# c", 'if')) },
);

my @tags = sort(keys %tags, qw( if if for for assign assign capture include
                                case unless cycle ));


sub loop_options {
    my @options = (
        chance(25) ? 'limit:' . pick('2', ' 1', 'page.n', ' page.one') : (),
        chance(20) ? 'offset:' . pick('1', ' 2', 'continue', ' page.one')
                   : (),
        chance(20) ? 'reversed' : (),
    );

    return '' unless @options;

    @options = reverse @options if chance(30);

    return ' ' . join ' ', @options;
}


sub node {
    my ($depth) = @_;

    return pick(@texts) if chance(30);
    return out(output()) if $depth <= 0 || chance(45);
    return $tags{ pick(@tags) }->($depth - 1);
}


sub block {
    my ($depth) = @_;

    return join '', times_(pick(0, 1, 1, 2, 2, 3), sub { node($depth) });
}


# A typing error: a sign too much, too few, or another.

my @signs = split //, q({}%-|:,.'"[]()=<>!&? a1_#) . "\n";

sub garble {
    my ($text) = @_;
    my @at;

    # inside of markup, where it matters

    while ($text =~ /(\{%.*?%\}|\{\{.*?\}\})/sg) {
        push @at, $-[1] .. $+[1] - 1;
    }

    return $text unless @at;

    substr($text, pick(@at), pick(0, 1, 1), pick('', pick(@signs)));

    return $text;
}


sub template {
    my $text = join '', times_(pick(1, 2, 3, 4), sub { node(3) });

    $text = garble($text) if chance(20);

    utf8::encode($text);

    return $text;
}


1;
