# build.rb JEKYLL SITE OUT [ARGUMENT...]: "jekyll build" as the oracle does it.
# POSTS_TIME in the environment is "time:" of the site.  With POSTS_CACHE=1
# Jekyll keeps what it has converted, in SITE/.jekyll-cache.  Of the arguments,
# "--config FILE,FILE..." names files of the site instead of its _config.yml,
# and "--theme DIR" says where its theme is.

require_relative "oracle"

exe, site, out, *args = ARGV
at = args.index("--config")
names = at && args.slice!(at, 2).last.split(",")
at = args.index("--theme")
Oracle::ThemeDirectory.dir = at && args.slice!(at, 2).last
overrides = ENV["POSTS_TIME"].to_s.empty? ? {} : { "time" => ENV["POSTS_TIME"] }
overrides["disable_disk_cache"] = false if ENV["POSTS_CACHE"] == "1"

Oracle.config_files(site, overrides, names) do |files|
  ARGV.replace(["build", "--source", site, "--destination", out,
                "--config", files.join(","), *args])
  load exe
end
