using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Smtp;

namespace Postfix.TrivialRewrite;

/// <summary>People and domains that are not here any more (relocated(5)): their mail is returned with the new address.</summary>
internal sealed class RelocatedUsers(AddressMaps maps, bool addsPrefix, Log log)
{
    private const int ExcerptLength = 100;

    /// <summary>Opens the tables of <c>relocated_maps</c>.</summary>
    public static RelocatedUsers Open(TableSet tables, AddressRules rules, Settings settings)
    {
        Parameter<string> parameter = RewriteParameters.RelocatedMaps;
        var maps = new AddressMaps(MapList.Open(tables, parameter.Name, settings[parameter], TableFlags.Usual), rules, tables.Context.Log);
        return new RelocatedUsers(maps, settings[RewriteParameters.RelocatedPrefixEnable], tables.Context.Log);
    }

    /// <summary>The reason for which mail to this address is returned; not found when it is not relocated.</summary>
    public LookupResult FindReason(string recipient)
    {
        LookupResult found = maps.Find(recipient).Result;
        if (found.IsFailed)
            log.Warning($"{maps.Maps.Title} lookup failure");
        if (!found.IsFound)
            return found;
        if (addsPrefix)
            return LookupResult.Found($"5.1.6 User has moved to {found.Value}");
        StatusText reason = EnhancedStatus.Split(found.Value, "");
        if (reason.Status.Length > 0 && reason.Text.Length > 0)
            return LookupResult.Found($"{reason.Status} {reason.Text}");
        string excerpt = found.Value.Length > ExcerptLength ? found.Value[..ExcerptLength] : found.Value;
        log.Warning($"{maps.Maps.Title} result must contain RFC 3463 status and text: '{excerpt}'");
        return LookupResult.Found("5.2.0 Mailbox is unavailable");
    }
}
