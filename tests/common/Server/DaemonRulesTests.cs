using Postfix.Logging;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class DaemonRulesTests
{
    [Theory]
    [InlineData("-t unix")]
    [InlineData("-t INET -l")]
    [InlineData("-S")]
    public void An_ordinary_program_takes_any_entry_for_connections(string arguments) => Check(new DaemonTraits("x"), arguments);

    [Theory]
    [InlineData("", "no transport type specified")]
    [InlineData("-t fifo", "unsupported transport type: fifo")]
    [InlineData("-t unix-dgram", "unsupported transport type: unix-dgram")]
    [InlineData("-t unix word", "unexpected command-line argument: word")]
    [InlineData("-S word", "unexpected command-line argument: word")]
    public void What_it_cannot_work_with_is_fatal(string arguments, string message) =>
        Assert.Equal(message, Refuse(new DaemonTraits("x"), arguments));

    [Theory]
    [InlineData(RequiredProcessLimit.One, "-l", "-z", "service x requires a process limit of 1")]
    [InlineData(RequiredProcessLimit.None, "-z", "-l", "service x requires a process limit of 0")]
    public void A_process_limit_may_be_demanded_of_entries_but_not_of_a_user(
        RequiredProcessLimit limit, string good, string bad, string message)
    {
        DaemonTraits traits = new("x") { ProcessLimit = limit };
        Check(traits, $"{good} -t unix");
        Check(traits, "-S");
        Assert.Equal(message, Refuse(traits, $"{bad} -t unix"));
        Assert.Equal(message, Refuse(traits, "-t unix"));
    }

    [Theory]
    [InlineData("-l -t fifo", "unsupported transport type: fifo")]
    [InlineData("-t fifo", "service x requires a process limit of 1")]
    public void The_limit_comes_before_the_type(string arguments, string message) =>
        Assert.Equal(message, Refuse(new DaemonTraits("x") { ProcessLimit = RequiredProcessLimit.One }, arguments));

    [Fact]
    public void Connections_may_be_passed_triggers_come_over_fifos_too_and_datagrams_over_nothing_else()
    {
        Check(new DaemonTraits("x"), "-t pass");
        Check(new DaemonTraits("x") { Transports = TransportTypes.Triggers }, "-t pass");
        Check(new DaemonTraits("x") { Transports = TransportTypes.Triggers }, "-t fifo");
        Check(new DaemonTraits("x") { Transports = TransportTypes.Datagrams }, "-t unix-dgram");
        Assert.Equal("unsupported transport type: unix", Refuse(new DaemonTraits("x") { Transports = TransportTypes.Datagrams }, "-t unix"));
    }

    [Fact]
    public void Some_programs_have_arguments() => Check(new DaemonTraits("x") { TakesArguments = true }, "-t unix flags=X");

    private static void Check(DaemonTraits traits, string arguments) =>
        DaemonRules.Check(traits, DaemonOptions.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)), traits.Name);

    private static string Refuse(DaemonTraits traits, string arguments) =>
        Assert.Throws<FatalException>(() => Check(traits, arguments)).Message;
}
