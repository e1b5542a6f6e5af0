using Postfix.Mail;
using Postfix.Sendmail;

namespace Postfix.Tests.Sendmail;

public sealed class SendmailArgumentsTests
{
    [Theory]
    [InlineData("sendmail", nameof(SendmailMode.Submit))]
    [InlineData("mailq", nameof(SendmailMode.ListQueue))]
    [InlineData("newaliases", nameof(SendmailMode.RebuildAliases))]
    [InlineData("sendmail", nameof(SendmailMode.ListQueue), "-bp")]
    [InlineData("mailq", nameof(SendmailMode.Submit), "-bm")]
    [InlineData("sendmail", nameof(SendmailMode.RebuildAliases), "-bi")]
    [InlineData("sendmail", nameof(SendmailMode.RebuildAliases), "-I")]
    [InlineData("sendmail", nameof(SendmailMode.Daemon), "-bd", "-q30m")]
    [InlineData("sendmail", nameof(SendmailMode.Daemon), "-bl")]
    [InlineData("sendmail", nameof(SendmailMode.Smtp), "-bs")]
    [InlineData("sendmail", nameof(SendmailMode.FlushQueue), "-q")]
    [InlineData("sendmail", nameof(SendmailMode.FlushQueue), "-v", "-q", "-oi")]
    [InlineData("sendmail", nameof(SendmailMode.Nothing), "-bh")]
    public void The_mode_follows_from_name_and_options(string program, string mode, params string[] arguments)
    {
        SendmailOptions options = SendmailArguments.Parse(program, arguments);
        Assert.Null(options.Error);
        Assert.Equal(mode, options.Mode.ToString());
    }

    [Fact]
    public void Options_of_a_submission_are_understood()
    {
        SendmailOptions options = SendmailArguments.Parse("sendmail",
        [
            "-Am", "-B8BITMIME", "-F", "Full Name", "-fsender@example.com", "-G", "-h", "5", "-L", "tag", "-m", "-N", "success,Delay",
            "-Rhdrs", "-U", "-V", "envelope-id", "-c", "-oi", "-oem", "-t", "-X", "V+=", "-e", "m", "-Oany=thing", "--", "-to@example.com",
        ]);

        Assert.Null(options.Error);
        Assert.Empty(options.Warnings);
        Assert.Equal(("8bit", "Full Name", "sender@example.com"), (options.Encoding, options.FullName, options.Sender));
        Assert.Equal(("remote", "envelope-id", "+="), (options.RewriteContext, options.EnvelopeId, options.VerpDelimiters));
        Assert.Equal((NotifyFlags.Success | NotifyFlags.Delay, ReturnFlags.Headers), (options.Notify, options.Return));
        Assert.Equal((true, false), (options.ReadsRecipients, options.DotEndsInput));
        Assert.Equal(["-to@example.com"], options.Operands);
    }

    [Theory]
    [InlineData("-v|-m|-oem|-o7|-e|m|-oi", "-m option ignored|-oe option ignored|-e option ignored")]
    [InlineData("-m|-v|-os", "-os option ignored")]
    [InlineData("-m|-os", "")]
    public void Options_without_effect_are_told_of_to_who_wants_to_hear_everything(string arguments, string remarks)
    {
        SendmailOptions options = SendmailArguments.Parse("sendmail", arguments.Split('|'));
        Assert.Equal(remarks, string.Join('|', options.Remarks));
        Assert.Empty(options.Warnings);
    }

    [Theory]
    [InlineData("", "-XV", "a")]
    [InlineData("xy", "-XVxy", "a")]
    [InlineData("xy", "-Vxy", "a")]
    public void Verp_has_old_and_new_forms(string delimiters, params string[] arguments)
    {
        SendmailOptions options = SendmailArguments.Parse("sendmail", arguments);
        Assert.Equal(delimiters, options.VerpDelimiters);
        Assert.Equal(["a"], options.Operands);
    }

    [Fact]
    public void Two_characters_after_an_option_V_of_its_own_are_an_operand()
    {
        SendmailOptions options = SendmailArguments.Parse("sendmail", ["-V", "xy", "a"]);
        Assert.Equal("", options.VerpDelimiters);
        Assert.Equal(["xy", "a"], options.Operands);
    }

    [Theory]
    [InlineData("/etc/other", "/etc/other")]
    [InlineData("/etc/other/main.cf", "/etc/other")]
    [InlineData("main.cf", ".")]
    public void The_configuration_is_a_directory_or_its_main_cf(string path, string directory) =>
        Assert.Equal(directory, SendmailArguments.Parse("sendmail", ["-C", path]).ConfigDirectory);

    [Theory]
    [InlineData("unsupported: -bz", "-bz")]
    [InlineData("-t can be used only in delivery mode", "-t", "-bs")]
    [InlineData("-qR can be used only in delivery mode", "-qRsite", "-bp")]
    [InlineData("specify: -qRsitename", "-qR")]
    [InlineData("-qS is not implemented", "-qSsite")]
    [InlineData("-n option not supported", "-n")]
    [InlineData("-oA requires pathname", "-oA")]
    [InlineData("-B option needs 8BITMIME or 7BIT", "-BBINARY")]
    [InlineData("-t option cannot be used with -bv", "-bv", "-t")]
    [InlineData("-v option cannot be used with -bv", "-bv", "-v")]
    [InlineData("unsupported: -Xl", "-Xlogfile")]
    [InlineData("usage: sendmail [options]", "-Z")]
    [InlineData("usage: sendmail [options]", "-f")]
    public void What_makes_no_sense_is_refused(string error, params string[] arguments) =>
        Assert.Equal(error, SendmailArguments.Parse("sendmail", arguments).Error);

    [Theory]
    [InlineData("bad -N option value: 'never,success' -- ignored", "-N", "never,success")]
    [InlineData("bad -R option value -- ignored", "-R", "half")]
    [InlineData("ignoring -q option in daemon mode", "-q", "-bd")]
    [InlineData("bad syntax in -V option value -- ignored", "-V", "a\nb")]
    [InlineData("bad syntax in -V option value -- ignored", "-V", "")]
    public void What_can_be_ignored_costs_a_warning(string warning, params string[] arguments)
    {
        SendmailOptions options = SendmailArguments.Parse("sendmail", arguments);
        Assert.Null(options.Error);
        Assert.Equal([warning], options.Warnings);
    }

    [Fact]
    public void An_envelope_id_can_have_a_tab()
    {
        SendmailOptions options = SendmailArguments.Parse("sendmail", ["-V", "a\tb"]);
        Assert.Empty(options.Warnings);
        Assert.Equal("a\tb", options.EnvelopeId);
    }
}
