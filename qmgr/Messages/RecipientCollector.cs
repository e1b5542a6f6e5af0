using System.Globalization;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.QueueManager.Messages;

/// <summary>Puts a recipient together from its record and the records before it that belong to it.</summary>
internal sealed class RecipientCollector(QueueId queueId, QueueManagerLog log)
{
    private const NotifyFlags Occasions = NotifyFlags.Success | NotifyFlags.Failure | NotifyFlags.Delay;

    private string? _original;
    private string? _dsnOriginal;
    private NotifyFlags _notify;

    /// <summary>Keeps the address before aliases and rewriting.</summary>
    public void SetOriginal(string address)
    {
        if (_original is not null)
            log.IgnoredRecord(queueId, "out-of-order original recipient", _original);
        _original = address;
    }

    /// <summary>Keeps the DSN ORCPT value.</summary>
    public void SetDsnOriginal(string value)
    {
        if (_dsnOriginal is not null)
            log.IgnoredRecord(queueId, "out-of-order DSN original recipient address", _dsnOriginal);
        _dsnOriginal = value;
    }

    /// <summary>Keeps the DSN NOTIFY flags.</summary>
    public void SetNotify(ReadOnlySpan<byte> value)
    {
        if (_notify != NotifyFlags.None)
            log.IgnoredRecord(queueId, "out-of-order DSN notify flags", ((int)_notify).ToString(CultureInfo.InvariantCulture));
        _notify = NotifyFlags.None;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int flags) && IsValid((NotifyFlags)flags))
            _notify = (NotifyFlags)flags;
        else
            log.IgnoredRecord(queueId, "malformed DSN notify flags", ByteText.FromBytes(value));
    }

    /// <summary>The recipient of this record.</summary>
    public DeliverRecipient Complete(long offset, string address)
    {
        var recipient = new DeliverRecipient(_original ?? "", address, offset, _dsnOriginal ?? "", (int)_notify);
        Drop();
        return recipient;
    }

    /// <summary>The recipient that the kept values belong to is done.</summary>
    public void Drop()
    {
        _original = _dsnOriginal = null;
        _notify = NotifyFlags.None;
    }

    /// <summary>Complains of values that belong to no recipient.</summary>
    public void End()
    {
        if (_dsnOriginal is not null)
            log.IgnoredRecord(queueId, "out-of-order DSN original recipient", _dsnOriginal);
        if (_original is not null)
            log.IgnoredRecord(queueId, "out-of-order original recipient", _original);
        Drop();
    }

    private static bool IsValid(NotifyFlags flags) =>
        flags == NotifyFlags.Never || (flags != NotifyFlags.None && (flags & ~Occasions) == 0);
}
