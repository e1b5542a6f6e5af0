using Postfix.Logging;
using Postfix.Sasl;
using Postfix.SmtpClient.Sessions;
using Postfix.Text;

namespace Postfix.SmtpClient.Authentication;

/// <summary>Puts together the mechanisms of a server, which may announce several lists ("AUTH PLAIN", "AUTH=PLAIN").</summary>
internal static class OfferedMechanisms
{
    /// <summary>The mechanisms that we would use; null when the server does not offer AUTH at all.</summary>
    /// <exception cref="ConversationException">The filter cannot be searched.</exception>
    public static IReadOnlyList<string>? Select(EhloReply reply, PeerName peer, MechanismFilter filter, Log log)
    {
        if (reply.AuthLists.Count == 0)
            return null;
        List<string> result = [];
        foreach (string list in reply.AuthLists)
        {
            IReadOnlyList<string> mechanisms = Apply(filter, list, log);
            result.AddRange(mechanisms.Where(name => !result.Exists(known => ByteText.EqualsIgnoreCase(known, name))));
            if (result.Count > 0)
                continue;
            log.Warning(list.Length > 0
                ? $"{peer.Endpoint} offered no supported AUTH mechanisms: '{list}'"
                : $"{peer.Endpoint} offered null AUTH mechanism list");
        }
        return result;
    }

    private static IReadOnlyList<string> Apply(MechanismFilter filter, string list, Log log)
    {
        try
        {
            return filter.Apply(list.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        }
        catch (SaslException error)
        {
            log.Warning(error.Message);
            throw new ConversationException(ConversationFault.LocalData, Stage.Ehlo, error);
        }
    }
}
