# Real Jekyll with deterministic settings: what the module is compared with.

require "jekyll"
require "commonmarker"
require "jekyll-commonmark"
require "tempfile"

module Oracle
  SETTINGS = YAML.safe_load(File.read(File.join(__dir__, "config.yml")))

  # jekyll-commonmark passes each code block to Rouge, whatever the
  # configuration says; here the code stays text.
  module PlainCode
    ESCAPES = { "&" => "&amp;", "<" => "&lt;", ">" => "&gt;" }.freeze

    private

    def render_with_rouge(code, _lang)
      code.gsub("\r\n", "\n").gsub(/[&<>]/, ESCAPES)
    end
  end

  Jekyll::Converters::Markdown::CommonMark::HtmlRenderer.prepend(PlainCode)

  # The theme of a site is a directory, wherever its gem would be; nil: a gem.
  module ThemeDirectory
    Spec = Struct.new(:full_gem_path, :runtime_dependencies, :version)

    class << self
      attr_accessor :dir
    end

    def gemspec
      dir = ThemeDirectory.dir
      dir ? Spec.new(File.expand_path(dir), [], "0") : super
    end
  end

  Jekyll::Theme.prepend(ThemeDirectory)

  module_function

  # Calls the block with the configuration files for a build of the site: its
  # own, or those that are named, and one that has our settings and the given
  # ones.
  def config_files(site, overrides = {}, names = nil)
    own = names ? names.map { |name| File.expand_path(name, site) }
                : %w(yml yaml toml).map { |ext| File.join(site, "_config.#{ext}") }
                                   .select { |file| File.exist?(file) }.first(1)

    Tempfile.create(["oracle", ".yml"]) do |file|
      file.write(YAML.dump(settings(own, overrides)))
      file.close

      yield own + [file.path]
    end
  end

  def settings(own, overrides)
    config = [*own.map { |file| read(file) }, overrides].reduce do |a, b|
      Jekyll::Utils.deep_merge_hashes(a, b)
    end
    result = Jekyll::Utils.deep_merge_hashes(SETTINGS, overrides)

    result["plugins"] =
      Array(config["plugins"]) | SETTINGS["plugins"]

    # YAML allows the user's section to be anything
    section = config["commonmark"].is_a?(Hash) ? config["commonmark"] : {}

    result["commonmark"] = section.merge(
      "options" => Array(section["options"]).map { |o| o.to_s.upcase } |
                   SETTINGS["commonmark"]["options"]
    )

    result
  end

  def read(file)
    config = Jekyll::Configuration.new.safe_load_file(file)
    config.is_a?(Hash) ? config : {}
  rescue StandardError
    {}                       # Jekyll itself reports what is wrong with it
  end

  # Builds in this process.
  def build(site, out, overrides = {}, names = nil, theme = nil)
    ThemeDirectory.dir = theme

    config_files(site, overrides, names) do |files|
      config = Jekyll.configuration(
        "source" => site, "destination" => out, "config" => files
      )
      Jekyll.logger.log_level = :warn
      Jekyll::Site.new(config).process
    end
  end
end
