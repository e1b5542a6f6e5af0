using Postfix.Config;
using Postfix.Mail;

namespace Postfix.TrivialRewrite;

/// <summary>What incomplete addresses are completed with. An empty domain completes nothing.</summary>
/// <param name="Origin">Domain for addresses that have none.</param>
/// <param name="Parent">Domain for host names without a dot.</param>
internal sealed record DomainCompletion(string Origin, string Parent)
{
    /// <summary>For mail from local users and trusted clients.</summary>
    public static DomainCompletion Local(Settings settings) =>
        new(settings.Origin, settings[MailParameters.MyDomain]);

    /// <summary>For mail from strangers: their incomplete addresses must not look like ours.</summary>
    public static DomainCompletion Remote(Settings settings)
    {
        string domain = settings[CleanupParameters.RemoteHeaderRewriteDomain];
        return new(domain, domain);
    }

    /// <summary>The origin in tokens.</summary>
    public IReadOnlyList<AddressToken> OriginTokens { get; } = AddressParser.Tokenize(Origin);

    /// <summary>The parent domain in tokens.</summary>
    public IReadOnlyList<AddressToken> ParentTokens { get; } = AddressParser.Tokenize(Parent);
}
