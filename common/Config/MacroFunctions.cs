using Postfix.Net;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>The functions of the macro language, <c>${name{argument}}</c>: both convert domain names (postconf(5)).</summary>
internal static class MacroFunctions
{
    /// <summary>The function of this name, which has no result for what is no domain name; null when there is none.</summary>
    public static Func<string, IdnaMapping, string?>? Find(string name) => name switch
    {
        "domain_to_ascii" => DomainToAscii,
        "domain_to_utf8" => DomainToUtf8,
        _ => null,
    };

    /// <summary>The ASCII form. What is ASCII already stays as it is, except that it cannot be empty.</summary>
    private static string? DomainToAscii(string domain, IdnaMapping mapping) =>
        domain.Length > 0 && ByteText.IsAscii(domain) ? domain : Convert(domain, text => ToHostName(text, mapping));

    /// <summary>The form for people, in lower case. What is no ASCII stays as it is, and so does nothing.</summary>
    private static string? DomainToUtf8(string domain, IdnaMapping mapping) => domain.Length == 0 || !ByteText.IsAscii(domain)
        ? domain
        : Convert(ByteText.LowerAscii(domain), text =>
            InternationalName.ToUtf8(text) is { } name && ToHostName(name, mapping) is not null ? name : null);

    private static string? ToHostName(string domain, IdnaMapping mapping) =>
        InternationalName.ToAscii(domain, mapping) is { } name && HostName.IsValid(name) ? name : null;

    private static string? Convert(string domain, Func<string, string?> convert)
    {
        try
        {
            return convert(domain);
        }
        catch (DllNotFoundException)
        {
            return null; // the name cannot be used, and whoever reads the message will look at it
        }
    }
}
