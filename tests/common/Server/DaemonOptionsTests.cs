using Postfix.Config;
using Postfix.Logging;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class DaemonOptionsTests
{
    [Theory]
    [InlineData("smtpd", "smtpd/smtpd")]
    [InlineData("smtpd -n submission", "smtpd/submission")]
    [InlineData("smtpd -n submission -o process_name=x -o service_name=y", "smtpd/submission")]
    public void Process_and_service_name_are_what_the_process_was_started_as(string commandLine, string expected)
    {
        string[] words = commandLine.Split(' ');
        DaemonOptions options = DaemonOptions.Parse(words[1..]);

        Settings settings = Settings.FromValues([.. DaemonHost.Overrides(options, words[0])]);

        Assert.Equal(expected, settings.Expand("$process_name/$service_name"));
    }

    [Fact]
    public void The_place_of_each_override_among_the_arguments_is_known() =>
        Assert.Equal([1, 3, 5], DaemonOptions.Parse(["-v", "-o", "a=b", "-vo", "c=d", "-oe=f", "operand"]).OverridePlaces);

    [Theory]
    [InlineData("MAIL_DEBUG", true, 0)]
    [InlineData("MAIL_VERBOSE", false, 1)]
    [InlineData("TZ", false, 0)]
    public void The_environment_asks_for_debugger_and_verbose_log(string variable, bool debugger, int verbosity)
    {
        DaemonOptions options = DaemonOptions.Parse([]).WithEnvironment(name => name == variable ? "" : null);

        Assert.Equal((debugger, verbosity), (options.Debugger, options.Verbosity));
    }

    [Theory]
    [InlineData("-i 10m -m 3", "600/3")]
    [InlineData("-o max_use=5 -m 6 -i 7", "7/6")]
    [InlineData("-m 6 -o max_use=5 -i 9", "9/5")]
    public void Idle_time_and_use_count_are_settings_like_others(string arguments, string expected)
    {
        DaemonOptions options = DaemonOptions.Parse(arguments.Split(' '));

        Settings settings = Settings.FromValues([.. DaemonHost.Overrides(options, "x")]);

        Assert.Equal(expected, $"{settings[MasterParameters.MaxIdle].TotalSeconds}/{settings[MasterParameters.MaxUse]}");
    }

    [Theory]
    [InlineData("-s 0", "invalid socket_count: 0")]
    [InlineData("-r x", "invalid retirement time: x")]
    [InlineData("-y", "invalid option: y")]
    public void A_bad_option_is_fatal(string arguments, string message) =>
        Assert.Equal(message, Assert.Throws<FatalException>(() => DaemonOptions.Parse(arguments.Split(' '))).Message);

    [Theory]
    [InlineData(DaemonOptions.LettersWithoutRetirement, "-S -V -r 5", "invalid option: r")]
    [InlineData(DaemonOptions.LettersOfDatagrams, "-V -r 5", "invalid option: r")]
    [InlineData(DaemonOptions.LettersOfDatagrams, "-V -S", "invalid option: S")]
    public void A_program_refuses_options_of_others(string letters, string arguments, string message)
    {
        string[] words = arguments.Split(' ');

        Assert.Equal(message, Assert.Throws<FatalException>(() => DaemonOptions.Parse(words, letters)).Message);
        Assert.True(DaemonOptions.AskForStandardError(words, letters));
    }

    [Fact]
    public void What_follows_a_number_means_nothing() => Assert.Equal(2, DaemonOptions.Parse(["-s", "2x", "-r", "1h"]).ListenerCount);

    [Theory]
    [InlineData("-t unix -V", true)]
    [InlineData("-vV -x", true)]
    [InlineData("-x -V", false)]
    [InlineData("-n V", false)]
    [InlineData("", false)]
    public void Standard_error_is_used_as_soon_as_it_is_asked_for(string arguments, bool expected) =>
        Assert.Equal(expected, DaemonOptions.AskForStandardError(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("x=1", "x", "1")]
    [InlineData(" x = a b ", "x", "a b")]
    public void An_override_is_a_name_and_a_value(string text, string name, string value) =>
        Assert.Equal((name, value), ParameterOverride.Parse(text));

    [Theory]
    [InlineData("x", "invalid \"-o x\" option value: missing '=' after attribute name")]
    [InlineData("{ x = a b }", "invalid \"-o { x = a b }\" option value: missing '=' after attribute name")]
    [InlineData("=x", "invalid \"-o =x\" option value: missing attribute name")]
    public void An_override_without_name_or_value_is_fatal(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FatalException>(() => ParameterOverride.Parse(text)).Message);
}
