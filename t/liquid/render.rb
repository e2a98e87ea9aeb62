# Writes render.json: the cases below with what Ruby Liquid makes of them, set
# up as Jekyll sets it up.  For src/liquid/ngx_posts_liquid_render_test.c.
#
#   ruby t/liquid/render.rb > t/liquid/render.json
#
# The tag "include" is the part of Jekyll's that is Liquid's: a scope of its
# own with the parameters; "shout" is a block whose body goes to a function.
# The filters evaluate expressions that are given as strings.

require "json"
require "liquid"
require "jekyll/liquid_expr_method_literal"

DATA = {
  "one" => 1, "two" => 2, "half" => 2.5, "minus" => -3, "text" => "text",
  "name" => "site", "key" => "b", "yes" => true, "no" => false,
  "nothing" => nil, "string" => "", "list" => [], "hash" => {},
  "numbers" => [1, 2, 3, 4, 5, 6], "words" => %w(a b c), "three" => "3",
  "html" => "<b>&amp;</b>", "utf8" => "привет, 世界",
  "map" => { "a" => 1, "b" => { "c" => [4, 5], "d" => "deep" },
             "size" => "own" },
  "site" => { "title" => "Title",
              "pages" => [{ "title" => "P1", "n" => 3, "tags" => ["x"] },
                          { "title" => "P2", "n" => 1 },
                          { "title" => "P3", "n" => 2,
                            "tags" => %w(x y) }] }
}.freeze

INCLUDES = {
  "plain" => "[plain]",
  "param" => "[{{ include.a }},{{ include.b }}]",
  "outer" => "[{{ include.a }}{% include param a='in' %}{{ include.a }}]",
  "bare" => "[{{ include.a }}{% include plain %}{% include peek %}]",
  "peek" => "({{ include.a }})",
  "assigns" => "{% assign leaked = 'yes' %}{% capture c %}C{% endcapture %}",
  "loop" => "{% for i in (1..2) %}{{ i }}{{ forloop.parentloop.index }} " \
            "{% endfor %}",
  "item" => "<{{ item }}{{ forloop.index }}>",
  "break" => "x{% break %}y", "continue" => "x{% continue %}y",
  "self" => "{{ depth }}{% include self %}",
  "two" => "{% if include.n > 0 %}{{ include.n }}{% assign m = include.n | " \
           "minus: 1 %}{% include two n=m %}{{ include.n }}{% endif %}",
  "fails" => "\n\n {{ 1 | divided_by: 0 }}",
  "counter" => "{% increment n %}{% cycle 'a', 'b' %}"
}.freeze


class Include < Liquid::Tag
  def initialize(name, markup, context)
    super
    @file, *@params = markup.split
  end

  def render(context)
    source = INCLUDES[@file] or raise Liquid::Error, "no include #{@file}"
    partial = Liquid::Template.parse(source, :line_numbers => true)

    context.stack do
      unless @params.empty?
        context["include"] = @params.to_h do |param|
          key, value = param.split("=", 2)
          [key, context[value]]
        end
      end

      partial.render!(context)
    end
  end
end


class Shout < Liquid::Block
  def render(context)
    "<#{super.upcase}>"
  end
end


class Label < Liquid::Tag
  def initialize(name, markup, context)
    super
    @markup = markup.strip
  end

  def render(context)
    "<#{Liquid::Template.parse(@markup).render(context).upcase}>"
  end
end


module Filters
  def slow(input)
    input
  end

  def pick(input, name, source)
    parser = Liquid::Parser.new(source)
    condition = conditions(parser)
    parser.consume(:end_of_string)

    input.select do |item|
      @context.stack do
        @context[name] = item
        condition.evaluate(@context)
      end
    end
  end

  def each_as(input, name, source)
    variable = Liquid::Variable.new(source, Liquid::ParseContext.new)

    input.map do |item|
      @context.stack do
        @context[name] = item
        variable.render(@context)
      end
    end
  end

  private

  def conditions(parser)
    first = condition = comparison(parser)

    while (op = parser.id?("and") || parser.id?("or"))
      child = comparison(parser)
      condition.send(op, child)
      condition = child
    end

    first
  end

  def comparison(parser)
    left = Liquid::Expression.parse(parser.expression)
    op = parser.consume?(:comparison) or return Liquid::Condition.new(left)
    Liquid::Condition.new(left, op, Liquid::Expression.parse(parser.expression))
  end
end


CASES = <<'CASES'.split(/^=== */).drop(1).map { |c| c.split("\n", 2) }
=== outputs
{{ text }}{{one}}{{ half }}{{ nothing }}{{ yes }}{{ no }}{{ list }}{{ words }}
=== a map is printed as its inspection
{{ map }}{{ hash }}
=== ranges are printed as such
{{ (1..3) }}{{ (one..three) }}{{ (three..one) }}
=== nothing in an output
a{{ }}b{{-  -}} c
=== literals
{{ 'a' }}{{ "b" }}{{ -1 }}{{ 1.50 }}{{ nil }}{{ null }}{{ true }}{{ false }}{{ empty }}{{ blank }}
=== lookups
{{ map.a }}{{ map['a'] }}{{ map["b"].d }}{{ map[key].c[1] }}{{ map.b.c.first }}{{ map.b.c.last }}{{ map.b.c.size }}
=== a key wins over the method size
{{ map.size }}{{ map.b.size }}
=== negative index and out of bounds
{{ words[-1] }}{{ words[-3] }}{{ words[-4] }}{{ words[9] }}|
=== size first last of other types
{{ text.size }}{{ utf8.size }}{{ one.size }}{{ text.first }}{{ half.size }}{{ nothing.size }}{{ map.b.first }}|
=== size first last of ranges
{% assign r = (3..7) %}{{ r.size }} {{ r.first }} {{ r.last }}
=== variable by a computed name
{{ [key] }}{{ ['text'] }}{{ [name].title }}{{ [one] }}|
=== nested brackets are not nested
{{ map[map.b] }}{{ words[numbers[0]] }}|
=== integer keys and string keys
{{ map[1] }}{{ words['size'] }}|
=== lax: what follows an expression is dropped
{{ one + two }}{{ text ? one : two }}{{ text !! }}{{ text, one }}
=== lax: filters behind garbage
{{ text ! | upcase }}{{ text | upcase ! | append: "x" }}
=== lax: broken quotes
{{ text | append: 'x }}{{ 'open }}|
=== lax: names
{{ a.b!!c }}{{ map.b!!d }}{{ map..a }}{{ .text }}{{ text. }}|
=== lax: dots in a range
{% for i in (1...3) %}{{ i }}{% endfor %}{% for i in (1 .. 3) %}{{ i }}{% endfor %}
=== unknown filters pass through
{{ text | nope }}{{ text | nope: one, k: two | upcase }}
=== filter arguments
{{ text | replace: 'e', "a" }}{{ text | slice: 1, 2 }}{{ text | append: map.b.d | prepend: words[0] }}
=== named arguments
{{ no | default: 'd', allow_false: true }}{{ no | default: 'd', allow_false: false }}{{ no | default: 'd' }}
=== wrong number of arguments
{{ text | append }}
=== wrong number of arguments: too many
{{ text | upcase: 1 }}
=== wrong number of arguments: a range
{{ text | replace: 1, 2, 3 }}
=== an error in a branch not taken is none
{% if no %}{{ 1 | divided_by: 0 }}{% endif %}ok
=== division by zero
line
{{ 1 | divided_by: 0 }}
=== white space control
a  {{- text -}}  b {%- assign x = 1 -%}
  c {%- if yes -%} d {%- endif -%} e
=== white space control: an empty text between
a {{- text -}} {{- text -}} b
=== white space control reaches into the next body
{% if yes -%}   a   {%- else -%} b {%- endif %} c
=== white space control does not reach out of a body
a {% if yes %}{%- assign x = 1 %}b{% endif %}
=== hyphens only
a {{-}} b {{- -}} c
=== raw
{% raw %}{{ a }} {% if %} {% b {{ }{% endraw %}|
=== raw keeps its white space, the text behind it loses its
a {%- raw -%} b {% endraw %} c
=== raw ends in a half open output
{% raw %}{{ a {% endraw %}b
=== raw never closed
{% raw %}{{ a }} {%- endraw %}
=== raw with markup
{% raw x %}{% endraw %}
=== comment
a{% comment %} b {{ text }} {% unknown %} {% else %} {% endif %}{% comment %}c{% endcomment %} d{% endcomment %}e
=== comment must be well formed
{% comment %}{% if %}{% endcomment %}
=== comment with an open output
{% comment %}{{ {% endcomment %}
=== inline comment
a{% # one
   # two %}b{%- # three -%} c
=== inline comment with a bad line
{% # one
 two %}
=== assign
{% assign a = 1 %}{% assign b = a %}{% assign a = a | plus: 1 %}{{ a }}{{ b }}
=== assign: odd names
{% assign a.b = 1 %}{{ a.b }}{{ ['a.b'] }}{% assign c-d = 2 %}{{ c-d }}{% assign 5 = 3 %}{{ 5 }}{{ ['5'] }}
=== assign: the last word before the sign
{% assign foo bar = 'x' %}{{ foo }}{{ bar }}
=== assign: without a sign
{% assign a 1 %}
=== assign hides globals, also with nil
{% assign text = nil %}[{{ text }}]
=== capture
{% capture x %}a{{ one }}b{% endcapture %}[{{ x }}]{% capture 'y' %}{% endcapture %}[{{ y }}]
=== captures within captures
{% capture x %}a{% capture y %}b{% endcapture %}{{ y }}{{ y }}{% endcapture %}[{{ x }}{{ y }}]
=== capture without a name
{% capture %}{% endcapture %}
=== capture in a loop
{% for i in numbers %}{% capture x %}{{ x }}{{ i }}{% endcapture %}{% endfor %}{{ x }}
=== echo
{% echo text %}{% echo text | upcase %}{% echo %}|
=== increment and decrement
{% increment a %}{% increment a %}{% decrement b %}{% decrement a %}{{ a }}{{ b }}
=== counters begin with globals and are hidden by assigns
{% increment one %}{{ one }}{% assign one = 9 %}{% increment one %}{{ one }}
=== counters of what is no number
{% increment text %}
=== if
{% if yes %}a{% endif %}{% if no %}b{% else %}c{% endif %}{% if no %}d{% elsif yes %}e{% else %}f{% endif %}{% if nothing %}g{% endif %}{% if string %}h{% endif %}{% if list %}i{% endif %}
=== if: comparisons
{% if one == 1 %}1{% endif %}{% if one != 2 %}2{% endif %}{% if one <> 1 %}3{% endif %}{% if one < two %}4{% endif %}{% if two >= 2 %}5{% endif %}{% if half > two %}6{% endif %}{% if half <= 2 %}7{% endif %}
=== if: equality of types
{% if 1 == 1.0 %}1{% endif %}{% if one == "1" %}2{% endif %}{% if words == words %}3{% endif %}{% if nothing == nil %}4{% endif %}{% if nothing == false %}5{% endif %}{% if map == map %}6{% endif %}
=== if: no precedence, from the right
{% if no and no or yes %}a{% endif %}{% if yes or no and no %}b{% endif %}{% if no or yes and no %}c{% endif %}{% if yes and no or yes %}d{% endif %}
=== if: contains
{% if text contains 'ex' %}1{% endif %}{% if words contains 'b' %}2{% endif %}{% if words contains 'd' %}3{% endif %}{% if map contains 'a' %}4{% endif %}{% if nothing contains 'a' %}5{% endif %}{% if text contains nothing %}6{% endif %}{% if '12' contains 1 %}7{% endif %}{% if numbers contains 2 %}8{% endif %}{% if numbers contains '2' %}9{% endif %}
=== if: contains in a range, an array in a string
{% if (1..3) contains 2 %}1{% endif %}{% if (1..3) contains 2.5 %}2{% endif %}{% if (1..3) contains 'a' %}3{% endif %}{% if '["a", "b", "c"]' contains words %}4{% endif %}
=== if: empty and blank
{% if string == empty %}1{% endif %}{% if list == empty %}2{% endif %}{% if hash == empty %}3{% endif %}{% if nothing == empty %}4{% endif %}{% if text != empty %}5{% endif %}{% if empty == list %}6{% endif %}{% if string == blank %}7{% endif %}{% if nothing != blank %}8{% endif %}{% if empty %}9{% endif %}{% if empty == empty %}0{% endif %}
=== if: mixed order is an error
{% if text < 1 %}{% endif %}
=== if: mixed order is an error, the other way
{% if one > 'a' %}{% endif %}
=== if: mixed order with a fraction
{% if text >= half %}{% endif %}
=== if: what has no order is not less
{% if nothing < 1 %}1{% endif %}{% if words > 1 %}2{% endif %}{% if yes < no %}3{% endif %}{% if map <= map %}4{% endif %}ok
=== if: unknown operator
{% if one = 1 %}a{% endif %}
=== if: unknown operator that is not reached
{% if no and one = 1 %}a{% endif %}ok
=== if: lax
{% if one == 1 && two == 3 %}a{% endif %}{% if one==1 %}b{% endif %}{% if one == 1 or! %}c{% endif %}{% if (one == 1) and (two == 2) %}d{% endif %}
=== if: lax, double spaces and words that begin with and
{% if  yes  and  no %}a{% endif %}{% if android or yes ! %}b{% endif %}
=== if: without a condition
{% if %}a{% endif %}
=== if: only an operator
{% if yes and %}a{% endif %}
=== if: else twice
{% if no %}a{% else %}b{% else %}c{% elsif yes %}d{% endif %}
=== if never closed
a
{% if yes %}
b
=== if closed by another tag
{% if yes %}{% endfor %}
=== else outside
a{% else %}b
=== end tag outside
a{% endif %}b
=== unknown tag
a
{% unknown x %}
=== unknown tag in a block
{% for i in words %}{% when %}{% endfor %}
=== else where it does not belong
{% capture x %}{% else %}{% endcapture %}
=== tag not terminated
a {% if yes
=== output not terminated
a {{ text } b
=== output ends at the first brace
{{ '}' }}
=== tag without a name
a {% %} b
=== unless
{% unless no %}a{% endunless %}{% unless yes %}b{% else %}c{% endunless %}{% unless yes %}d{% elsif one == 1 %}e{% else %}f{% endunless %}
=== unless with and, or
{% unless yes and no %}a{% endunless %}{% unless no or no %}b{% endunless %}{% unless no or yes %}c{% endunless %}
=== case
{% case one %}{% when 2 %}a{% when 1 %}b{% else %}c{% endcase %}{% case text %}{% when 'a', 'text' %}d{% endcase %}{% case text %}{% when 'a' or 'text' %}e{% else %}f{% endcase %}{% case one %} x {{ text }} {% else %}g{% endcase %}
=== case: every branch that matches, once for each value
{% case one %}{% when 1, 1 %}a{% when 1 %}b{% else %}c{% when 2 %}d{% when one or 1 %}e{% endcase %}
=== case: else counts for those before it
{% case one %}{% else %}a{% when 1 %}b{% else %}c{% endcase %}
=== case: empty
{% case string %}{% when empty %}a{% endcase %}
=== case: break in a body that runs twice
{% for i in (1..3) %}{% case 1 %}{% when 1, 1 %}a{% break %}b{% when 1 %}c{{ i }}d{% endcase %}e{% endfor %}f
=== case without a value
{% case %}{% endcase %}
=== case: when without a value
{% case one %}{% when %}{% endcase %}
=== case: else with a value
{% case one %}{% else x %}{% endcase %}
=== blank bodies print nothing
[{% if yes %}
  {% assign a = 1 %}
  {% if no %} {% else %}  {% comment %}x{% endcomment %} {% endif %}
{% endif %}][{% for i in words %}  {% endfor %}][{% case 1 %}{% when 1 %}  {% endcase %}][{% if yes %} {{ nothing }} {% endif %}]
=== blank bodies: what is in them still runs
[{% if yes %} {% capture x %} y {% endcapture %} {% assign z = x %} {% endif %}{{ z }}]
=== blank bodies: not if one branch is not blank
[{% if yes %} {% else %} x {% endif %}]
=== blank bodies: tags that print nothing yet are not blank
[{% if yes %} {% echo nothing %} {% endif %}][{% if yes %} {% raw %}{% endraw %} {% endif %}][{% if yes %} {% increment q %} {% endif %}]
=== blank bodies: tablerow and ifchanged
[{% if yes %} {% tablerow i in words %} {% endtablerow %} {% endif %}][{% if yes %} {% ifchanged %} {% endifchanged %} {% endif %}]
=== for
{% for i in numbers %}{{ i }}{% unless forloop.last %}, {% endunless %}{% endfor %}
=== for: forloop
{% for i in words %}{{ forloop.name }} {{ forloop.length }}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.first }}{{ forloop.last }}{{ forloop.parentloop }}{{ forloop.nope }};{% endfor %}{{ forloop }}
=== for: the drop
{% for i in words limit: 1 %}{{ forloop }}{% endfor %}{% tablerow i in words limit: 1 %}{{ tablerowloop }}{% endtablerow %}
=== for: parentloop
{% for i in words %}{% for j in words limit: 2 %}{{ forloop.parentloop.index }}{{ forloop.index }}{{ i }}{{ j }} {% endfor %}{% endfor %}
=== for: the loop outlives itself
{% for i in words %}{% assign f = forloop %}{% if i == 'b' %}{% break %}{% endif %}{% endfor %}{{ f.index0 }}{{ f.length }}
=== for: limit and offset
{% for i in numbers limit:2 %}{{ i }}{% endfor %} {% for i in numbers offset:4 %}{{ i }}{% endfor %} {% for i in numbers limit: two offset: three %}{{ i }}{% endfor %} {% for i in numbers limit: -1 %}{{ i }}{% else %}none{% endfor %} {% for i in numbers offset: -2, limit: 3 %}{{ i }}{% endfor %}
=== for: offset continue
{% for i in numbers limit: 2 %}{{ i }}{% endfor %} {% for i in numbers limit: 2 offset: continue %}{{ i }}{% endfor %} {% for i in numbers offset: continue %}{{ i }}{% endfor %} {% for i in numbers offset: continue %}{{ i }}{% else %}none{% endfor %}
=== for: reversed
{% for i in numbers reversed %}{{ i }}{% endfor %} {% for i in numbers reversed limit: 2 offset: 1 %}{{ i }}{% endfor %} {% for i in (1..3) reversed %}{{ i }}{% endfor %}
=== for: lax attributes in any order
{% for i in numbers limit:2 reversed %}{{ i }}{% endfor %} {% for i in numbers, limit: 2 %}{{ i }}{% endfor %}
=== for: ranges
{% for i in (1..3) %}{{ i }}{% endfor %}{% for i in (one..three) %}{{ i }}{% endfor %}{% for i in (3..1) %}{{ i }}{% else %}-{% endfor %}{% for i in (minus..0) %}{{ i }}{% endfor %}{% for i in (nothing..1) %}{{ i }}{% endfor %}
=== for: a range with fractions
{% for i in (1..half) %}{{ i }}{% endfor %}
=== for: a range of literals with fractions
{% for i in (1.5..3.9) %}{{ i }}{% endfor %}
=== for: a limit that is no number
{% for i in numbers limit: text %}{{ i }}{% endfor %}
=== for: other collections
{% for i in map %}{{ i[0] }}={{ i[1] }};{% endfor %}{% for i in text %}{{ i }}{% endfor %}{% for i in text limit: 0 offset: 5 %}{{ i }}{% endfor %}{% for i in string %}{{ i }}{% else %}1{% endfor %}{% for i in nothing %}{{ i }}{% else %}2{% endfor %}{% for i in one %}{{ i }}{% else %}3{% endfor %}
=== for: break and continue
{% for i in numbers %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 5 %}{% break %}{% endif %}{{ i }}{% endfor %}|
=== for: break out of inner loops only
{% for i in words %}{% for j in words %}{% if j == 'b' %}{% break %}{% endif %}{{ i }}{{ j }}{% endfor %}.{% endfor %}
=== for: break ends captures, which are assigned
{% for i in words %}{% capture x %}{{ i }}{% if i == 'b' %}{% break %}{% endif %}!{% endcapture %}[{{ x }}]{% endfor %}{{ x }}
=== break outside of a loop ends the template
a{% break %}b
=== continue outside of a loop, in a block
a{% if yes %}b{% continue %}c{% endif %}d
=== for: variables are scoped, assigns are not
{% assign i = 'out' %}{% for i in words %}{% assign i = 'in' %}{% assign k = i %}{{ i }}{% endfor %}{{ i }}{{ k }}
=== for: the item may be called forloop
{% for forloop in words %}{{ forloop }}{% endfor %}
=== for: the loops around are seen
{% for i in words %}{% for j in numbers limit: 1 %}{% tablerow k in words limit: 1 %}{{ i }}{{ j }}{{ k }}{{ forloop.index }}{% endtablerow %}{% endfor %}{% endfor %}
=== for: else twice
{% for i in list %}{% else %}a{% else %}b{% endfor %}
=== for: no in
{% for i numbers %}{% endfor %}
=== for: nothing
{% for %}{% endfor %}
=== cycle
{% for i in numbers %}{% cycle 'a', 'b', 'c' %}{% endfor %}
=== cycle: groups
{% cycle 'x': 'a', 'b' %}{% cycle 'y': 'a', 'b' %}{% cycle 'x': 'a', 'b' %}{% cycle text: 1, 2 %}{% cycle 'text': 1, 2 %}
=== cycle: the same values share a place
{% cycle 'a', "b" %}{% cycle "a", 'b' %}{% cycle 'a', 'b', 'c' %}{% cycle one, two %}{% cycle one, two %}
=== cycle: groups of different sizes
{% cycle 1: 'a', 'b', 'c' %}{% cycle 1: 'd', 'e', 'f' %}{% cycle 1: 'g' %}{% cycle 1: 'h', 'i' %}
=== cycle: commas and quotes, nil
{% cycle 'a,b', 'c' %}{% cycle nil, 'd' %}
=== cycle: nothing
{% cycle %}
=== tablerow
{% tablerow i in numbers cols:2 %}{{ i }}{{ tablerowloop.col }}{{ tablerowloop.row }}{{ tablerowloop.col_first }}{{ tablerowloop.col_last }}{{ tablerowloop.index }}{{ tablerowloop.rindex0 }}{% endtablerow %}
=== tablerow: limits
{% tablerow i in numbers cols: two limit: 3 offset: 1 %}{{ i }}{% endtablerow %}{% tablerow i in numbers limit: nothing %}{{ i }}{% endtablerow %}
=== tablerow: nothing and other collections
{% tablerow i in nothing %}{{ i }}{% endtablerow %}{% tablerow i in list %}{{ i }}{% endtablerow %}{% tablerow i in text %}{{ i }}{% endtablerow %}{% tablerow i in (1..2) %}{{ i }}{% endtablerow %}{% tablerow i in one %}{{ i }}{% endtablerow %}
=== tablerow goes on after a break
{% for j in words %}{% tablerow i in numbers limit: 3 %}a{{ i }}{% break %}b{% endtablerow %}c{% endfor %}d
=== tablerow: several breaks
{% for k in words %}{% for j in words %}{% tablerow i in numbers limit: 2 %}{% break %}{% endtablerow %}c{% endfor %}d{% endfor %}e
=== tablerow: syntax
{% tablerow i %}{% endtablerow %}
=== ifchanged
{% for i in (1..4) %}{% assign j = i | divided_by: 2 %}{% ifchanged %}{{ j }}{% endifchanged %}{% endfor %}{% ifchanged %}{% endifchanged %}
=== liquid
{% liquid
  assign a = 1

  if a == 1
    echo 'one'
  else
    echo 'two'
  endif
  for i in words
    echo i
  endfor
  # a comment
%}{{ a }}
=== liquid: blocks end in it
{% liquid
  if yes
%}{% endif %}
=== liquid: unknown tags
{% liquid
  assign a = 1
  nope
%}
=== liquid: not within itself
{% liquid liquid assign a = 1 %}
=== liquid: end tags
{% if yes %}{% liquid endif %}
=== liquid: not even a name
{% liquid !! %}
=== render has no file system
{% render 'a' %}
=== render needs a string
{% render a %}
=== include
{% include plain %}{% include param a=one b='x' %}{% include param a=map.a %}
=== include: parameters are scoped
{% include outer a='out' %}|{{ include.a }}
=== include: without parameters the ones around it are seen
{% include bare a='x' %}
=== include: assigns leak
{% include assigns %}{{ leaked }}{{ c }}
=== include: sees loops and is seen by them
{% for item in words %}{% include item %}{% include loop %}{% endfor %}
=== include: break and continue go through
{% for i in words %}{{ i }}{% include break %}z{% endfor %}|{% for i in words %}{{ i }}{% include continue %}z{% endfor %}
=== include: break in a capture
{% for i in words %}{% capture x %}{% include break %}q{% endcapture %}r{% endfor %}{{ x }}
=== include: recursion that ends
{% include two n=3 %}
=== include: recursion that does not
{% include self %}
=== include: counters are shared
{% include counter %}{% include counter %}{% increment n %}{% cycle 'a', 'b' %}
=== include: an error in it
{% include fails %}
=== a block that goes to a function
{% shout %}a{{ text }}{% if yes %}b{% endif %}{% endshout %}{% for i in words %}{% shout %}{{ i }}{% if i == 'b' %}{% break %}{% endif %}!{% endshout %}{% endfor %}
=== blank: a block that goes to a function
[{% if yes %} {% shout %} {% endshout %} {% endif %}]
=== a markup that is a template
{% label plain %}{% label a{{ text }}-{{ map["b"].d | append: "!" }} %}{% for i in words %}{% label {{ i }}{{ forloop.index }} %}{% endfor %}
=== expressions in strings
{{ numbers | pick: 'i', 'i > 2 and i < 5' | join: ' ' }} {{ numbers | pick: 'i', 'i == 1 or i == 6' | join: ' ' }} {{ site.pages | pick: 'p', 'p.tags contains "y"' | size }} {{ words | pick: 'w', 'w == text' | size }}
=== expressions in strings: no literals empty
{{ words | pick: 'w', 'w != empty' | size }}{{ words | pick: 'w', 'string == blank' | size }}
=== expressions in strings: values
{{ numbers | each_as: 'i', 'i | times: two' | join: ' ' }} {{ words | each_as: 'w', 'w | upcase ! | append: w' | join: ' ' }}
=== expressions in strings: in a loop
{% for w in words %}{{ numbers | pick: 'n', 'n == forloop.index' | join }}{{ words | each_as: 'w', 'w' | join }} {% endfor %}
=== slow calls
{{ text | slow | upcase | slow }}{% for i in words %}{{ i | slow }}{% capture x %}{{ i | slow | append: i }}{% endcapture %}{{ x }}{% endfor %}{{ numbers | each_as: 'i', 'i | plus: 1' | slow | join }}
CASES

def nested(n)
  "{% for a in (1..1) %}" * n + "x" + "{% endfor %}" * n
end

GENERATED = [
  ["98 loops", nested(98)],
  ["99 loops", nested(99)],
  ["100 loops", nested(100)],
  ["101 loops", nested(101)],
  ["100 ifs", "{% if yes %}" * 100 + "x" + "{% endif %}" * 100],
  ["101 ifs", "{% if yes %}" * 101 + "x" + "{% endif %}" * 101],
  ["100 comments",
   "{% comment %}" * 100 + "x" + "{% endcomment %}" * 100],
  ["101 comments",
   "{% comment %}" * 101 + "x" + "{% endcomment %}" * 101],
  ["long lines", "{{ text }}" * 300 + "é" * 300],
  ["many elsifs",
   "{% if no %}" + (1..200).map { |i| "{% elsif one == #{i} %}#{i}" }.join \
   + "{% endif %}{% if no %}" \
   + (1..200).map { |i| "{% elsif 150 == #{i} %}#{i}" }.join + "{% endif %}"]
].freeze


Liquid::Template.error_mode = :warn
Liquid::Template.register_tag("include", Include)
Liquid::Template.register_tag("shout", Shout)
Liquid::Template.register_tag("label", Label)
Liquid::Template.register_filter(Filters)

def outcome(source)
  template = Liquid::Template.parse(source, :line_numbers => true)
  { :result => template.render!(Marshal.load(Marshal.dump(DATA))) }
rescue Liquid::Error => e
  { :invalid => true, :reason => e.to_s(false).tr("\n\t", " ") }
rescue StandardError           # Ruby's own: it fails, but for another reason
  { :invalid => true }
end

tests = (CASES.map { |name, source| [name, source.chomp] } + GENERATED)
        .map do |name, source|
  { :name => name, :template => source }.merge(outcome(source))
end

puts "{ \"data\": #{JSON.generate(DATA)},"
puts "  \"includes\": #{JSON.generate(INCLUDES)},"
puts "  \"tests\": ["
puts tests.map { |test| JSON.generate(test) }.join(",\n")
puts "] }"
