using Postfix.Mail;

namespace Postfix.Sendmail;

/// <summary>The command line of sendmail(1) as <see cref="SendmailArguments"/> understood it.</summary>
internal sealed class SendmailOptions
{
    /// <summary>What to do.</summary>
    public SendmailMode Mode { get; set; }

    /// <summary>Directory of <c>-C</c>.</summary>
    public string? ConfigDirectory { get; set; }

    /// <summary>Number of <c>-v</c>.</summary>
    public int Verbosity { get; set; }

    /// <summary>Envelope sender of <c>-f</c>, as given.</summary>
    public string? Sender { get; set; }

    /// <summary>Full name of <c>-F</c>.</summary>
    public string? FullName { get; set; }

    /// <summary>Body type of <c>-B</c>: 8bit or 7bit.</summary>
    public string? Encoding { get; set; }

    /// <summary>Rewriting: "local", or "remote" with <c>-G</c>.</summary>
    public string RewriteContext { get; set; } = "local";

    /// <summary>Envelope id of <c>-V</c>.</summary>
    public string? EnvelopeId { get; set; }

    /// <summary>What bounces return (<c>-R</c>).</summary>
    public ReturnFlags Return { get; set; }

    /// <summary>Options of <c>-O name=value</c>, in order.</summary>
    public List<string> SubmissionOptions { get; } = [];

    /// <summary>When the sender is notified (<c>-N</c>).</summary>
    public NotifyFlags Notify { get; set; }

    /// <summary>Two delimiters of <c>-XV</c>; empty for the default ones, null without the option.</summary>
    public string? VerpDelimiters { get; set; }

    /// <summary>Recipients come from the headers too (<c>-t</c>).</summary>
    public bool ReadsRecipients { get; set; }

    /// <summary>A line with a lone dot ends the message; not with <c>-i</c>.</summary>
    public bool DotEndsInput { get; set; } = true;

    /// <summary>Verify the recipients instead of delivering (<c>-bv</c>).</summary>
    public bool VerifiesOnly { get; set; }

    /// <summary>Alias database of <c>-oA</c>.</summary>
    public string? AliasDatabase { get; set; }

    /// <summary>Site of <c>-qR</c>.</summary>
    public string? SiteToFlush { get; set; }

    /// <summary>Queue id of <c>-qI</c>.</summary>
    public string? IdToFlush { get; set; }

    /// <summary>An interval was given (<c>-q30m</c>); it matters to a daemon only, and not to ours.</summary>
    public bool HasQueueInterval { get; set; }

    /// <summary>Recipients, mostly.</summary>
    public IReadOnlyList<string> Operands { get; set; } = [];

    /// <summary>What is odd about the command line.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>What those hear who want to hear everything.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>What getopt(3) would have printed; the program ends with its usage line then.</summary>
    public string? GetOptComplaint { get; set; }

    /// <summary>Why the program cannot go on; null when it can.</summary>
    public string? Error { get; set; }
}
