# Makes t/tables/*.json: what Jekyll 4.4 makes of paths, names, front matter
# and configurations, for the unit tests of src/site.
#
#   ruby -I JEKYLL/lib t/tables/tables.rb
#
# JEKYLL is the folder of the gem (t/jekyll unpacks it).  A row is an array,
# one a line; what its items are stands above the call of "table".

ENV["TZ"] = "UTC"
Encoding.default_external = "UTF-8"

require "jekyll"
require "fileutils"
require "json"
require "tmpdir"

Jekyll.logger.log_level = :error

def table(name)
  $rows = []
  yield
  File.write(File.join(__dir__, "#{name}.json"),
             "[\n" + $rows.map { |r| JSON.generate(r) }.join(",\n") + "\n]\n")
end

def row(*items)
  $rows << items
end

def site(files, conf = {})
  Dir.mktmpdir do |dir|
    files.each do |path, text|
      file = File.join(dir, path)
      FileUtils.mkdir_p(File.dirname(file))
      File.binwrite(file, text)
    end

    conf = { "source" => dir, "destination" => "#{dir}/_site",
             "disable_disk_cache" => true, "markdown" => "CommonMark",
             "plugins" => [], "quiet" => true }.merge(conf)

    yield Jekyll::Site.new(Jekyll.configuration(conf)), dir
  end
end

def post(site, dir, path)
  Jekyll::Document.new(File.join(dir, path), :site => site,
                                             :collection => site.posts)
end

def page(site, dir, path)
  folder = File.dirname(path)
  Jekyll::Page.new(site, dir, folder == "." ? "" : folder, File.basename(path))
end

def output(thing)
  dest = thing.site.dest
  thing.destination(dest).delete_prefix(dest)
end


# text, escaped

TEXTS = ["", "a", "/a/b.html", "a b", "ä", "日本", "a?b", "a?b=c d", "a#b",
         "a#b#c", "##", "a%b", "a%20b", "100%", "a&b", "a+b", "a'b", "a\"b",
         "<a>", "a[1]", "{a}", "a|b", "a\\b", "^a", "`a`", "~a", "a:b", "a@b",
         "a;b,c", "a=b", "(a)", "a*b", "a!b", "a$b", "-._~", "a\tb",
         "?a", "a/b c/d?e f#g h", "é/à"].freeze

table("url_escape") do
  TEXTS.each { |s| row s, Jekyll::URL.escape_path(s) }
end

# text, unescaped

table("url_unescape") do
  ["", "a", "%20", "a%20b", "%E6%97%A5", "%", "%2", "%zz", "%2x", "a%", "%25",
   "%2525", "%2e%2E", "%00", "a+b", "%C3%A4/%61", "%g0%41"].each do |s|
    row s, Jekyll::URL.unescape_path(s)
  end
end

# text, cleaned

table("url_sanitize") do
  url = Jekyll::URL.new(:template => "x", :placeholders => {})

  ["", "/", "a", "//a", "a//b", "///", "../a", "a/../b", "a/..", "..././a",
   "./a", "a/./b", "a./b", "a.../b", "....", "a/b/", "/a", "/./", "a..b", "..",
   "...", "a/....//b", "x./.y"].each do |s|
    row s, url.send(:sanitize_url, s.dup)
  end
end

# path, File.extname

table("ext") do
  ["", "a", "a.md", "a.b.md", ".htaccess", ".a.md", "..md", "...", "a.", "a..",
   "a.md.", "dir.d/a", "dir.d/a.b", "dir/.x", "dir/.x.y", "a.tar.gz", "a b.md",
   "..a.b", ".a", "a.MD", "x/..", "x/...a", "x/a.~"].each do |path|
    row path, File.extname(path)
  end
end


# [include], [exclude], folder, entry, whether it is a folder, wanted

TREE = %w(a.md sub/a.md sub/vendor/x.md vendor/bundle/x.md vendor/other.md
          node_modules/x.js foo/x.md foo.md foobar.md sub/foo/x.md _x/a.md
          docs/deep/a.txt [a].md).to_h { |f| [f, "x"] }
          .merge("a b/c d.md" => "x").freeze

ENTRIES = [
  [[], [], "", "a.md", 0], [[], [], "", ".hidden", 0], [[], [], "", "_x", 1],
  [[], [], "", "#x", 0], [[], [], "", "~x", 0], [[], [], "", "x~", 0],
  [[], [], "", "x.", 0], [[], [], "", "..", 1], [[], [], "", "x#", 0],
  [[], [], "", "x_", 0], [[], [], "", "a.b", 0], [[], [], "sub", "_y", 0],

  [[], [], "_posts", "sub/_y.md", 0], [[], [], "_posts", "sub/y.md", 0],
  [[], [], "_posts", "_d/y.md", 0], [[], [], "_posts", "d/.y.md", 0],
  [[], [], "_posts", "d/y.md~", 0], [[], [], "_posts", "d/y.", 0],

  [[], ["foo"], "", "foo", 1], [[], ["foo"], "", "foo.md", 0],
  [[], ["foo"], "", "foobar.md", 0], [[], ["foo"], "sub", "foo", 1],
  [[], ["foo/"], "", "foo", 1], [[], ["foo/"], "", "foo.md", 0],
  [[], ["foo/"], "", "foobar.md", 0], [[], ["foo/"], "foo", "x.md", 0],
  [[], ["/foo"], "", "foo", 1], [[], ["/foo/"], "", "foo", 1],
  [[], ["*.md"], "", "a.md", 0], [[], ["*.md"], "sub", "a.md", 0],
  [[], ["sub/*"], "sub", "a.md", 0], [[], ["sub/*.txt"], "sub", "a.md", 0],
  [[], ["**/a.md"], "sub", "a.md", 0], [[], ["**/a.md"], "", "a.md", 0],
  [[], ["?.md"], "", "a.md", 0], [[], ["[ab].md"], "", "a.md", 0],
  [[], ["[!a].md"], "", "a.md", 0], [[], ["[^a].md"], "", "b.md", 0],
  [[], ["docs/*/a.txt"], "docs/deep", "a.txt", 0],
  [[], ["d*.txt"], "docs/deep", "a.txt", 0], [[], ["A.MD"], "", "a.md", 0],
  [[], ["a b"], "", "a b", 1], [[], ["a b/c*"], "a b", "c d.md", 0],
  [[], ["\\a.md"], "", "a.md", 0], [[], ["{a,b}.md"], "", "a.md", 0],
  [[], [""], "", "a.md", 0],

  [["_x"], [], "", "_x", 1], [["_x"], [], "sub", "_x", 1],
  [["_x"], [], "", "_xy", 0], [[".htaccess"], [], "", "sub", 1],
  [[".htaccess"], [], "", ".htaccess", 0],
  [[".htaccess"], [], "sub", ".htaccess", 0], [[".*"], [], "", ".git", 1],
  [["_*"], [], "", "_y", 0], [["x~"], [], "", "x~", 0],
  [["_x/"], [], "", "_x", 1], [["_"], [], "", "_any", 0],
  [["x."], [], "", "x.", 0], [["."], [], "", ".git", 1],

  [["foo"], ["foo"], "", "foo", 1], [["foo.md"], ["foo*"], "", "foo.md", 0],
  [["foo.md"], ["foo*"], "", "foobar.md", 0],
  [["a.md"], ["sub"], "sub", "a.md", 0],
  [["vendor/bundle/x.md"], [], "vendor", "bundle", 1],

  [[], [], "", "node_modules", 1], [[], [], "", "vendor", 1],
  [[], [], "vendor", "bundle", 1], [[], [], "vendor", "other.md", 0],
  [[], [], "", "Gemfile", 0], [[], [], "", "Gemfile.lock", 0],
  [[], [], "", "gemfiles", 1], [[], [], "", "Gemfile.md", 0],
  [["node_modules"], [], "", "node_modules", 1]
].freeze

table("entry") do
  ENTRIES.each do |include, exclude, base, entry, dir|
    include = [".htaccess"] + include

    site(TREE, "include" => include, "exclude" => exclude) do |s, _|
      left = Jekyll::EntryFilter.new(s, base).filter([entry])
      row include, exclude, base, entry, dir, left.length
    end
  end
end


# YAML of "defaults", path, type, all that applies

DEFAULTS = [
  "[{scope: {path: ''}, values: {x: 1}}]",
  "[{scope: {path: '', type: posts}, values: {x: 1}}]",
  "[{values: {x: 1}}]",
  "[{scope: {}, values: {x: 1}}]",
  "[{scope: {path: blog}, values: {x: 1}}]",
  "[{scope: {path: /blog}, values: {x: 1}}]",
  "[{scope: {path: blog/}, values: {x: 1}}]",
  "[{scope: {path: blog/a.md}, values: {x: 1}}]",
  "[{scope: {path: 'blog/*.md'}, values: {x: 1}}]",
  "[{scope: {path: '*'}, values: {x: 1}}]",
  "[{scope: {path: 'b*'}, values: {x: 1}}]",
  "[{scope: {path: '**/a.md'}, values: {x: 1}}]",
  "[{scope: {path: 'blog/**/a.md'}, values: {x: 1}}]",
  "[{scope: {path: 'blog/**'}, values: {x: 1}}]",
  "[{scope: {path: 'blog/**/*'}, values: {x: 1}}]",
  "[{scope: {path: '*/a.md'}, values: {x: 1}}]",
  "[{scope: {path: '*/*/a.md'}, values: {x: 1}}]",
  "[{scope: {path: 'bl?g*'}, values: {x: 1}}]",
  "[{scope: {path: '/b*'}, values: {x: 1}}]",
  "[{scope: {path: '', type: page}, values: {x: 1}}, " \
    "{scope: {path: '', type: post}, values: {x: 2}}]",
  "[{scope: {path: ''}, values: {x: 1}}, " \
    "{scope: {path: '', type: pages}, values: {x: 2}}]",
  "[{scope: {path: '', type: pages}, values: {x: 2}}, " \
    "{scope: {path: ''}, values: {x: 1}}]",
  "[{scope: {path: blog}, values: {x: 1}}, " \
    "{scope: {path: ''}, values: {x: 2, y: 3}}]",
  "[{scope: {path: blog}, values: {x: 1}}, " \
    "{scope: {path: blog}, values: {x: 2}}]",
  "[{scope: {path: blog, type: pages}, values: {x: 1}}, " \
    "{scope: {path: blog, type: pages}, values: {x: 2}}]",
  "[{scope: {path: ''}, values: {m: {a: 1, b: 2}}}, " \
    "{scope: {path: b}, values: {m: {b: 3, c: 4}}}]",
  "[{scope: {path: b}, values: {m: {b: 3, c: 4}}}, " \
    "{scope: {path: ''}, values: {m: {a: 1, b: 2}}}]",
  "[{scope: {path: ''}, values: {x: 1}}, " \
    "{scope: {path: b}, values: {x: null}}]",
  "[{scope: {path: blo}, values: {z: 1}}, " \
    "{scope: {path: ''}, values: {x: 1}}, {scope: {path: b}, values: {x: 2}}]",
  "[{scope: {path: ''}, values: 5}, 7, {scope: {path: ''}}, " \
    "{scope: {path: ''}, values: {x: 1}}]",
  "5",
  "[{scope: {path: [1]}, values: {x: 1}}]"
].freeze

FILES = [["blog/a.md", "pages"], ["blog/_posts/2020-01-01-a.md", "posts"],
         ["a.md", "pages"], ["blogger.md", "pages"],
         ["blog/x/a.md", "pages"]].freeze

table("defaults") do
  DEFAULTS.each do |yaml|
    files = FILES.to_h { |path, _| [path, "x"] }

    site(files, "defaults" => YAML.load(yaml)) do |s, _|
      FILES.each do |path, type|
        row yaml, path, type, s.frontmatter_defaults.all(path, type.to_sym)
      rescue NoMethodError
        next
      end
    end
  end
end


# template, path, source, URL and output, or null where Jekyll fails

TEMPLATES = %w(
  /:categories/:title:output_ext /:collection/:name /:path:output_ext /:path/
  /:slug/ /:title/ /:year/:month/:day/:hour-:minute-:second /:i_day/:i_month
  /:short_month/:long_month /:short_year/:w_year/:week/:w_day
  /:short_day/:long_day/:y_day /:slugified_categories/:title
  /:year_:month_:day_x /x/:title.html /x:title. :title /:year/../:title
  //:title
  /a:b/c /:title:title /:categories/ /:unknown/x /:year__ /:title? /é/:title
  /:title#x /:Year/:title /: /:_ /:output_ext/ /:title_
).freeze

DOCUMENTS = {
  "_posts/2020-02-03-Hello World.md" =>
    "---\ncategories: [A b, 'Ä', a B]\ndate: 2020-02-03 04:05:06\n---\n",
  "x/y/_posts/d/2021-12-31-été?.md" => "---\nslug: Über Slug_1\n---\n",
  "_posts/2021-01-03-a.b..md"       => "---\n---\n",
  "_posts/2000-1-2-x.html"          => "---\nslug: ''\n---\n"
}.freeze

table("permalink") do
  TEMPLATES.each do |template|
    DOCUMENTS.each do |path, source|
      site({ path => source }, "permalink" => template) do |s, dir|
        doc = post(s, dir, path).tap(&:read)
        row template, path, source, doc.url, output(doc)
      rescue NoMethodError
        row template, path, source, nil, nil
      end
    end
  end
end


# permalink style, path, source, URL, output

PAGES = ["a.md", "a.html", "index.md", "index.html", "sub/index.md", "sub/a.md",
         "sub/a.txt", "a.xml", "a.css", "a.scss", "index.xml", "404.html",
         "a.b.md", "a..md", ".htaccess", "sub.d/x.md", "feed.json", "a.xhtml",
         "a.htm", "dir/a b.md", "ä.md", "a.MD", "a.markdown", "noext", "a?.md",
         "a:path.md"].freeze

STYLES = %w(date pretty ordinal none weekdate /:categories/:title/
            /:title:output_ext /:title /:year/:title.html).freeze

PERMALINKS = ["/x/", "/x", "/x.html", "x", "/:path/:basename:output_ext",
              "/x.xml", "/a b/", "/é", "/x.", "/a/../b", "/:basename/",
              "'/x#y'", "/%61", "/%2561/", "/x.html/", "'/a:basename_'",
              "false", "/x//y", "/:title/"].freeze

table("page") do
  STYLES.each do |style|
    PAGES.each do |path|
      site({ path => "---\n---\n" }, "permalink" => style) do |s, dir|
        p = page(s, dir, path)
        row style, path, "---\n---\n", p.url, output(p)
      end
    end
  end

  PERMALINKS.each do |permalink|
    ["a.md", "sub/a.txt"].each do |path|
      source = "---\npermalink: #{permalink}\n---\n"

      site({ path => source }) do |s, dir|
        p = page(s, dir, path)
        row "date", path, source, p.url, output(p)
      end
    end
  end
end


# path, URL, output

table("static") do
  ["a.txt", "sub/a.txt", ".htaccess", "a..txt", "a.b.", "noext", "a%20b.txt",
   "a%zz.txt", "sub/.x.y", "ä b.png", "x../y", "a#b.txt", "a?b"].each do |path|
    site({ path => "x" }) do |s, dir|
      folder = File.dirname(path)
      folder = "" if folder == "."
      file = Jekyll::StaticFile.new(s, dir, folder, File.basename(path))
      row path, file.url.sub(%r!\A/?!, "/"),
          file.destination(s.dest).delete_prefix(s.dest)
    end
  end
end


# path, kind: 0 dropped, 1 post, 2 neither

table("kind") do
  %w(a.md _posts/2020-01-01-a.md _posts/2020-01-01-a _posts/a.md
     _posts/2020-01-01.md _posts/20200-01-01-a.md _posts/2020-001-01-a.md
     _posts/2020-1-1-a.md _posts/20-1-1-a.md _posts/2-1-1-a.md
     _posts/020-1-1-a.md _posts/2020-01-01-.md _posts/2020-01-01-a.
     _posts/x/2020-01-01-a.md x/_posts/2020-01-01-a.md _posts/2020-01-01_a.md
     _posts/2020-13-45-a.md _posts2/2020-01-01-a.md _posts/x2020-01-01-a.md
     _posts/2020-01-01-x/a.md).each do |path|
    below = path[%r!(?:\A|/)_posts/(.*)!, 1]
    known = Jekyll::Document::DATE_FILENAME_MATCHER.match?(below) if below
    row path, below.nil? ? 2 : (known ? 1 : 0)
  end
end


# zone, path, source, URL, output, title, slug, categories, tags, seconds since
# the epoch ("" when the file says nothing), published; null where the build
# ends

FRONT = [
  "", "categories: x y\n", "categories: [x, 'y z']\n", "category: x y\n",
  "category: x\ncategories: [y]\n", "categories: null\n", "categories: ''\n",
  "categories: [1, null, x]\n", "categories: [x, x]\n",
  "categories: [[x], [y, [z]]]\n", "category: [p, q]\n", "category: 5\n",
  "category: false\n", "categories: [X, x]\n", "categories: 5\n",

  "tags: x y\n", "tags: [x, 'y z']\n", "tag: x y\n", "tag: x\ntags: y\n",
  "tags: null\n", "tags: 5\n", "tags: {a: 1}\n", "tags: [a, a, null]\n",
  "tag: [p, q]\n", "tags: [1, 2.5, true]\n", "tags: \"  x\\ty\\n z \"\n",

  "title: T\n", "title: null\n", "title: ''\n", "title: 5\n",
  "title: false\n", "slug: S\n", "slug: null\n", "ext: .x\n",

  "date: 2021-05-06\n", "date: 2021-05-06 07:08:09\n",
  "date: 2021-05-06 07:08:09 +0200\n", "date: '2021-05-06 07:08'\n",
  "date: 2021-05-06T07:08:09Z\n", "date: 2021-05-06 07:08:09.25\n",
  "date: 'May 6, 2021'\n", "date: 2021-03-28 02:30:00\n", "date: x\n",
  "date: null\n",

  "published: false\n", "published: true\n", "published: null\n",
  "published: 'false'\n", "published: 0\n",

  "layout: x\n", "permalink: /p/\n", "permalink: ''\n", "permalink: null\n",
  "permalink: false\n", "permalink: /p.xml\n", "permalink: /:year/:slug.txt\n",
  "permalink: p\n", "draft: true\n", "x: [1\n", "- a\n", "just text\n", "5\n",
  "a: b: c\n", "false\n", "null\n"
].freeze

POST = "_posts/2020-02-03-a-b.md"

NAMES = ["_posts/2020-02-03-.md", "_posts/2020-02-03-a.b.c.md",
         "_posts/2020-02-03-a..md", "_posts/20-2-3-x.md",
         "_posts/2020-2-3-Hello-World.md", "x/_posts/2020-02-03-a.md",
         "x/y z/_posts/2020-02-03-a.md", "x/_posts/y/2020-02-03-a.md",
         "_posts/x/2020-02-03-a.html", "_posts/2020-02-03-a.txt",
         "_posts/2020-02-03-Été.md", "x/_posts/y/_posts/2020-02-03-a.md",
         "_posts/2020-02-03-2021-01-01-a.md", "X/_posts/2020-02-03-a.md"].freeze

POSTS = FRONT.map { |fm| [POST, "---\n#{fm}---\n"] } +
  ["no front matter", "---\nnot closed\n", "\ufeff---\ntitle: bom\n---\n",
   "---\r\ntitle: crlf\r\n---\r\n", ""].map { |source| [POST, source] } +
  NAMES.flat_map do |path|
    ["title: t\n", "categories: [c]\n", ""].map do |fm|
      [path, "---\n#{fm}---\n"]
    end
  end

def quietly
  old = $stderr
  $stderr = StringIO.new
  yield
ensure
  $stderr = old
end

def post_row(zone, path, source, doc)
  Jekyll::Utils.instance_variable_set(:@parse_date_cache, nil)

  quietly { doc.read }

  data = doc.data
  seconds = data["date"] ? data["date"].getutc.strftime("%s.%N") : ""

  row zone, path, source, doc.url, output(doc), data["title"].inspect,
      data["slug"].inspect, data["categories"].inspect, data["tags"].inspect,
      seconds, doc.site.publisher.publish?(doc) ? 1 : 0
rescue Jekyll::Errors::FatalException
  row zone, path, source, nil
end

table("post") do
  %w(UTC Asia/Shanghai America/New_York Europe/Berlin).each do |zone|
    POSTS.each do |path, source|
      next if zone != "UTC" && source !~ /^date|\A---\n---/

      site({ path => source }, "timezone" => zone) do |s, dir|
        s.time = Time.at(1_700_000_000)
        post_row(zone, path, source, post(s, dir, path))
      end
    end
  end
end


# source, the excerpt's source

BODIES = [
  "a\n\nb", "a", "", "\n\nb", "a\n\n", "a\n\n\n\nb",
  "{% if x %}a\n\nb{% endif %}",
  "{% if x %}{% for a in b %}\n\nx{% endfor %}{% endif %}",
  "{% if x %}a{% endif %}\n\nb", "{%- if x -%}a\n\nb{%- endif -%}",
  "{% if a %}{% for x in y %}{% if b %}q\n\nr", "{% if a %}{% if b %}x\n\ny",
  "{% ifchanged %}{% if x %}a\n\nb", "{% if x %}{% ifchanged %}a\n\nb",
  "{% raw %}{{ a\n\nb{% endraw %}", "{% comment %}a\n\nb{% endcomment %}",
  "{% highlight ruby %}\na\n\nb{% endhighlight %}", "{% assign x = 1 %}a\n\nb",
  "{% unless a %}{% case b %}{% when 1 %}c\n\nd", "{% capture a %}b\n\nc",
  "{% tablerow a in b %}b\n\nc", "{%if%}a\n\nb", "{% %}{% if x %}a\n\nb",
  "{% if x\n%}a\n\nb", "{% if x", "{% if x\n\n%}a", "{% endif %}a\n\nb",
  "{% if x %}a{% endifx %}\n\nb",
  "{% for a in b %}{% endfor %}{% for c in d %}e\n\nf", "{% foo %}a\n\nb",
  "a [b] c\n\nd\n\n[b]: /u\n",
  "a [b]\n\n[b]: /u\n[c]: /v\n[B]: /w\n   [b]: /x\n    [b]: /y",
  "a [b] [c]\n\nx\n[b]: /u 'T'\n\n[c]:/v\n", "[b]\n\n[b]:\n[b]: \n",
  "[^1]\n\n[^1]: note\n", "a\r\n\r\nb", "{% bar %}[x]{% if 1 %}\n\n[x]: y",
  "a [b]\n\n[b]: /u\r\n[x]: /v\r\n", "[]\n\n[]: /u\n", "a [b]\n\nx [b]: /u\n",
  "[a]\n\n [a]: 1\n  [a]: 2\n   [a]: 3", "[a\nb]\n\n[a\nb]: /u\n",
  "[x]\n\n[a\n[x]: /u\n"
].freeze

table("excerpt") do
  BODIES.each do |body|
    sources = ["---\n---\n#{body}"]

    if body.start_with?("a")
      sources << "---\nexcerpt_separator: '<!--more-->'\n---\n" +
                 body.sub("\n\n", "<!--more-->")
    end

    sources.each do |source|
      site({ POST => source }) do |s, dir|
        doc = post(s, dir, POST).tap(&:read)
        row source, doc.data["excerpt"].content
      end
    end
  end
end
