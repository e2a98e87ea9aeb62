# The Ruby side of t/bench/liquid: see ngx_posts_liquid_bench.c.  Includes are
# parsed once, as Jekyll does it.

require "liquid"
require "zlib"

START = 1_700_000_000
LAYOUTS = %w(inner post default).freeze

class Include < Liquid::Tag
  def initialize(name, markup, context)
    super
    @file = markup.strip
  end

  def render_to_output_buffer(context, output)
    partial = program(@file)
    context.stack { output << partial.render!(context) }
    output
  end
end

Liquid::Template.error_mode = :warn
Liquid::Template.register_tag("include", Include)

def source(name)
  ($sources ||= {})[name] ||= File.read("files/#{name}")
end

def compile(name)
  Liquid::Template.parse(source(name), :line_numbers => true)
end

def program(name)
  ($programs ||= {})[name] ||= compile(name)
end

def posts(n)
  Array.new(n) do |i|
    { "title" => "Title of post #{i}", "url" => "/2024/05/06/post-#{i}.html",
      "date" => Time.at(START - i * 36_000).utc }
  end
end

def texts(n)
  posts(n).map do |post|
    post.merge("date" => post["date"].strftime("%Y-%m-%d %H:%M:%S +0000"))
  end
end

DATA_ = {
  "posts5000" => posts(5000), "posts50000" => posts(50_000),
  "texts5000" => texts(5000),
  "site" => { "title" => "Site", "url" => "http://example.com",
              "lang" => "en" },
  "page" => { "title" => "A page & more", "url" => "/2024/05/06/a-page.html",
              "author" => "Somebody", "date" => Time.at(START).utc }
}

def render(name)
  return program(name).render!(DATA_) unless name == "layouts"

  LAYOUTS.inject("<p>Text of the page.</p>") do |content, layout|
    program(layout).render!(DATA_.merge("content" => content))
  end
end

def clock
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :nanosecond)
end

$stdout.sync = true

$stdin.each_line do |line|
  phase, name, count = line.split
  result = ""
  start = clock

  if phase == "parse"
    count.to_i.times { compile(name) }
  else
    count.to_i.times { result = render(name) }
  end

  time = clock - start
  puts format("%d %d %08x", time, result.bytesize, Zlib.crc32(result))
end
