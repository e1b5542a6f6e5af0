namespace Postfix.Tests.System;

/// <summary>Commands in front of another one that has soon seen enough.</summary>
public sealed class PipeTests : IDisposable
{
    private readonly MailSystem _mail = new();

    public void Dispose() => _mail.Dispose();

    [Theory]
    [InlineData("postmap -s texthash:{0}")]
    [InlineData("postmap -q - static:x <{0}")]
    [InlineData("postalias -q - static:x <{0}")]
    public void A_command_whose_reader_is_gone_ends_in_silence(string command)
    {
        string table = _mail.Write("table", string.Concat(Enumerable.Range(0, 50_000).Select(i => $"key-{i} value\n")));
        string program = $"{MailSystem.PathOf("usr/sbin")}/{string.Format(null, command, table)}";
        string errors = _mail.Write("errors", "");
        Assert.Equal("141\n", _mail.Answer("/bin/bash", "", "-c", $"{program} 2>{errors} | head -n 0; echo ${{PIPESTATUS[0]}}; cat {errors}"));
        Assert.DoesNotContain("Broken pipe", _mail.Log, StringComparison.Ordinal);
    }
}
