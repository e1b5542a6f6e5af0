using Postfix.Config;

namespace Postfix.TrivialRewrite;

/// <summary>How addresses are taken apart before their domain is looked up.</summary>
internal sealed record ResolverRules
{
    /// <summary>Own host name, for addresses without a domain.</summary>
    public string MyHostname { get; init; } = "localhost";

    /// <summary>Who gets mail for the null address.</summary>
    public string EmptyAddressRecipient { get; init; } = "MAILER-DAEMON";

    /// <summary>Routing operators count inside quotes too: the next hop may not respect the quotes.</summary>
    public bool LooksInsideQuotes { get; init; } = true;

    /// <summary><c>user@</c> means <c>user</c> at this host.</summary>
    public bool AcceptsNullDomain { get; init; }

    /// <summary><c>user@1.2.3.4</c> means <c>user@[1.2.3.4]</c>.</summary>
    public bool AcceptsNumericDomain { get; init; }

    /// <summary>Addresses may begin with a hyphen, which commands take for an option.</summary>
    public bool AcceptsLeadingHyphen { get; init; }

    /// <summary>Domains may be UTF-8.</summary>
    public bool AllowsUtf8 { get; init; } = true;

    /// <summary>Reads the rules from main.cf.</summary>
    public static ResolverRules From(Settings settings) => new()
    {
        MyHostname = settings[MailParameters.MyHostname],
        EmptyAddressRecipient = settings[MailParameters.EmptyAddressRecipient],
        LooksInsideQuotes = settings[RewriteParameters.ResolveDequotedAddress],
        AcceptsNullDomain = settings[RewriteParameters.ResolveNullDomain],
        AcceptsNumericDomain = settings[RewriteParameters.ResolveNumericDomain],
        AcceptsLeadingHyphen = settings[RewriteParameters.AllowMinUser],
        AllowsUtf8 = settings[MailParameters.SmtpUtf8Enable],
    };
}
