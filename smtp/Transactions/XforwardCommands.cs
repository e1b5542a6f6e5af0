using System.Text;
using Postfix.Services;
using Postfix.SmtpClient.Sessions;
using Postfix.Text;

namespace Postfix.SmtpClient.Transactions;

/// <summary>
/// XFORWARD tells a content filter where a message came from (XFORWARD_README). What is unknown, or was submitted here, is left
/// out.
/// </summary>
internal static class XforwardCommands
{
    private const string Unknown = "unknown";

    /// <summary>Name, address and port of the client; null when there is nothing to say.</summary>
    public static string? Client(DeliverRequest request, ServerFeatures features) => Format(features,
        (ServerFeatures.XforwardName, "NAME", Known(request.Client.Name)),
        (ServerFeatures.XforwardAddress, "ADDR", Known(request.Client.Address)),
        (ServerFeatures.XforwardPort, "PORT", Known(request.Client.Port)));

    /// <summary>Protocol, HELO name, queue id and rewriting context; null when there is nothing to say.</summary>
    public static string? Protocol(DeliverRequest request, ServerFeatures features) => Format(features,
        (ServerFeatures.XforwardProtocol, "PROTO", Known(request.Client.Protocol)),
        (ServerFeatures.XforwardHelo, "HELO", request.Client.Helo),
        (ServerFeatures.XforwardIdent, "IDENT", request.LogIdentity),
        (ServerFeatures.XforwardDomain, "SOURCE", Source(request.RewriteContext)));

    private static string Known(string value) => ByteText.EqualsIgnoreCase(value, Unknown) ? "" : value;

    private static string Source(string rewriteContext) => rewriteContext switch
    {
        "" => "",
        "local" => "LOCAL",
        _ => "REMOTE",
    };

    private static string? Format(
        ServerFeatures features, params ReadOnlySpan<(ServerFeatures Feature, string Name, string Value)> attributes)
    {
        StringBuilder command = new();
        foreach ((ServerFeatures feature, string name, string value) in attributes)
            if ((features & feature) != 0 && value.Length > 0)
                command.Append(' ').Append(name).Append('=').Append(Xtext.Encode(value));
        return command.Length == 0 ? null : "XFORWARD" + command;
    }
}
