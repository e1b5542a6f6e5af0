using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Authentication;

/// <summary>Finds login name and password for a server (smtp_sasl_password_maps).</summary>
/// <param name="maps">The tables.</param>
/// <param name="delimiter">smtp_sasl_password_result_delimiter.</param>
/// <param name="isSenderDependent">The sender address is looked up first.</param>
/// <param name="log">The log.</param>
internal sealed class PasswordTables(AddressMaps maps, char delimiter, bool isSenderDependent, Log log)
{
    /// <summary>The login depends on the sender too (smtp_sender_dependent_authentication).</summary>
    public bool IsSenderDependent => isSenderDependent;

    /// <summary>Searches by sender, then by host name, then by next hop; null when mail goes there without login.</summary>
    /// <exception cref="ConversationException">A table cannot be searched.</exception>
    public Account? Find(DeliverRequest request, string host, string nexthop)
    {
        LookupResult found = Search(request, host, nexthop);
        if (found.IsFailed)
        {
            log.Warning($"{request.QueueId}: {maps.Maps.Title} lookup error");
            throw new ConversationException(ConversationFault.LocalData, Stage.Ehlo);
        }
        return found.IsFound ? Account.Parse(found.Value, delimiter) : null;
    }

    /// <summary>Whether there is a password, as far as that can be found out; if not, there may be one.</summary>
    public bool MayHave(DeliverRequest request, string host, string nexthop) =>
        Search(request, host, nexthop).Status != LookupStatus.NotFound;

    private LookupResult Search(DeliverRequest request, string host, string nexthop)
    {
        LookupResult found = LookupResult.NotFound;
        if (isSenderDependent && request.Sender.Length > 0)
            found = maps.Find(request.Sender).Result;
        if (found.Status == LookupStatus.NotFound)
            found = maps.Maps.Find(host);
        if (found.Status == LookupStatus.NotFound)
            found = maps.Maps.Find(nexthop);
        return found;
    }
}
