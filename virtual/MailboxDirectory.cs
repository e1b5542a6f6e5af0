using System.Globalization;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;

namespace Postfix.VirtualDelivery;

/// <summary>
/// Finds the mailbox of a recipient, its owner and its group (<c>virtual_mailbox_maps</c>, <c>virtual_uid_maps</c>,
/// <c>virtual_gid_maps</c>).
/// </summary>
internal sealed class MailboxDirectory
{
    /// <summary>What the log has of a table that does not say why it failed.</summary>
    private const string NoReason = "Application error";

    private readonly AddressMaps _mailboxes;
    private readonly AddressMaps _uids;
    private readonly AddressMaps _gids;
    private readonly string _base;
    private readonly uint _minimumUid;
    private readonly Log _log;

    /// <exception cref="ConfigurationException"><c>virtual_mailbox_base</c> is no absolute path.</exception>
    public MailboxDirectory(AddressMaps mailboxes, AddressMaps uids, AddressMaps gids, Settings settings, Log log)
    {
        (_mailboxes, _uids, _gids, _log) = (mailboxes, uids, gids, log);
        _base = settings[VirtualParameters.MailboxBase];
        _minimumUid = (uint)settings[VirtualParameters.MinimumUid];
        if (!_base.StartsWith('/'))
        {
            throw new ConfigurationException(
                $"do not specify relative pathname: virtual_mailbox_base = {_base}", parameter: VirtualParameters.MailboxBase.Name);
        }
    }

    /// <summary>Searches for the mailbox of an address in internal form, folded.</summary>
    public MailboxLookup Find(string user)
    {
        AddressLookup mailbox = _mailboxes.Find(user);
        if (mailbox.Result.IsFailed)
        {
            _log.Warning($"table {_mailboxes.Maps.Title}: lookup {user}: {mailbox.Result.Reason ?? NoReason}");
            return MailboxLookup.ConfigurationError;
        }
        if (!mailbox.Result.IsFound)
            return MailboxLookup.UnknownUser(user);
        string path = $"{_base}/{mailbox.Result.Value}";
        // Tables may be made by others than the administrator.
        if (path.IndexOf("/../", _base.Length, StringComparison.Ordinal) >= 0)
        {
            _log.Warning($"recipient {user}: bad mailbox path {mailbox.Result.Value} in {_mailboxes.Maps.Title}");
            return MailboxLookup.ConfigurationError;
        }
        return FindId(_uids, user, "uid", _minimumUid) is uint uid && FindId(_gids, user, "gid", 1) is uint gid
            ? MailboxLookup.Found(new VirtualMailbox(path, uid, gid))
            : MailboxLookup.ConfigurationError;
    }

    private uint? FindId(AddressMaps maps, string user, string kind, uint minimum)
    {
        AddressLookup lookup = maps.Find(user);
        if (!lookup.Result.IsFound)
        {
            _log.Warning($"recipient {user}: not found in {maps.Maps.Title}");
            return null;
        }
        // The largest number means "leave it alone" to the system.
        bool isNumber = uint.TryParse(lookup.Result.Value, NumberStyles.None, CultureInfo.InvariantCulture, out uint id);
        if (isNumber && id >= minimum && id != uint.MaxValue)
            return id;
        _log.Warning($"recipient {user}: bad {kind} {lookup.Result.Value} in {maps.Maps.Title}");
        return null;
    }
}
