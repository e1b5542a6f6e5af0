using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Services.Maildrop;

/// <summary>
/// A user's message in the maildrop queue while it is being written. What a user may not say is left out or refused; a message that is
/// not finished leaves nothing behind, even when a signal ends the program.
/// </summary>
public sealed class MaildropEntry : IDisposable
{
    private readonly Settings _settings;
    private readonly Lazy<Log> _log;
    private readonly uint _uid;
    private readonly MaildropFile _file;
    private readonly SubmissionFilter _filter;
    private readonly TerminationHook _hook;

    /// <summary>Creates the file, however long that takes. The current directory is the queue directory.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="uid">The user who sends the message.</param>
    /// <param name="log">The log, made when there is something to say.</param>
    public MaildropEntry(Settings settings, uint uid, Lazy<Log> log)
    {
        (_settings, _log, _uid) = (settings, log, uid);
        DateTimeOffset arrival = TimeProvider.System.GetUtcNow(); // the user's idea of time is not asked for
        _file = MaildropFile.Create(settings, arrival, log);
        _filter = new SubmissionFilter(settings, log, uid);
        _hook = new TerminationHook(_file.Remove);
    }

    /// <summary>The queue id.</summary>
    public string QueueId => _file.Id;

    /// <summary>Whether the end record was written.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>
    /// Appends a record, unless it may not be there or the message is refused already. A sender sends everything before it listens: what
    /// does not fit is dropped here, and the verdict comes with <see cref="Finish"/>.
    /// </summary>
    /// <exception cref="FatalException">No sendmail(1) would send such a record.</exception>
    public void Write(RecordType type, ReadOnlySpan<byte> data)
    {
        try
        {
            if (_filter.Accepts(type, data) && _filter.Verdict.IsOk)
                _file.Write(type, data);
        }
        catch (PosixException e)
        {
            _filter.Refuse(MaildropFile.StatusOf(e), "");
        }

        if (type == RecordType.End)
        {
            _filter.Complete();
            IsComplete = true;
        }
    }

    /// <summary>Makes a complete message count, unless it is refused, and returns what became of it.</summary>
    public CleanupResult Finish()
    {
        CleanupResult verdict = _filter.Verdict.IsOk ? Keep() : _filter.Verdict;
        if (!verdict.IsOk)
            _file.Remove();
        return verdict;
    }

    /// <summary>Removes the file of a message that does not count.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _hook.Dispose();
    }

    private CleanupResult Keep()
    {
        try
        {
            _file.Finish();
            WakePickup();
            return new CleanupResult(CleanupStatus.Ok, "");
        }
        catch (PosixException e)
        {
            _log.Value.Warning($"uid={_uid}: {e.Errno.Describe()}");
            return new CleanupResult(MaildropFile.StatusOf(e), "");
        }
    }

    /// <summary>While the mail system is down nobody listens; pickup looks into the queue when it starts.</summary>
    private void WakePickup()
    {
        ServiceAddress pickup = new(ServiceClass.Public, _settings[ServiceParameters.PickupServiceName]);
        try
        {
            Trigger.Send(pickup.Path, "W", _settings[ServiceParameters.TriggerTimeout]);
        }
        catch (PosixException e)
        {
            if (_log.IsValueCreated)
                _log.Value.Debug(e.Message);
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            _log.Value.Warning(e.Message);
        }
    }
}
