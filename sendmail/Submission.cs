using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;
using Postfix.Services.Maildrop;

namespace Postfix.Sendmail;

/// <summary>
/// Submits one message: through postdrop(1), except for root, who may write to the queue. Failures name the sender and the user:
/// several programs share one log.
/// </summary>
internal sealed class Submission(SendmailOptions options, Settings settings, CommandContext context)
{
    private const string Postdrop = "postdrop";

    private readonly uint _uid = Credentials.RealUid;
    private string _sender = "";

    /// <summary>Reads the message and submits it; returns the exit status.</summary>
    public int Run()
    {
        // postdrop enforces this; saying it here spares the user a cryptic failure.
        UserAccess.RequireSubmitter(settings, _uid, () => context.Log);
        QueueSetup.LimitFileSize(settings);
        _sender = EnvelopeSender();
        SubmittedMessage message = new(options, settings, _sender)
        {
            Requests = SubmissionRequests.Parse(options.SubmissionOptions, settings, context.Log.Warning),
        };
        Submit(message);
        if (message.Trace != DeliverRequestFlags.None)
        {
            context.Terminal.WriteLine($"Mail Delivery Status Report will be mailed to <{_sender}>.");
        }

        return ExitStatus.Ok;
    }

    private void Submit(SubmittedMessage message)
    {
        using ISubmission submission = Open();
        try
        {
            message.Write(submission.Records, options.FullName ?? FullName.OfUser(_uid), context.Terminal.Input);
        }
        catch (PosixException e)
        {
            throw Failure($"error writing queue file: {e.Errno.Describe()}");
        }
        catch (SubmissionException e)
        {
            throw Failure(e.Message);
        }

        CleanupResult result = submission.Finish(context.Log);
        if (!result.IsOk)
        {
            throw Failure(result.Reason.Length > 0 ? result.Reason : CleanupStatusText.Describe(result.Status));
        }
    }

    private string EnvelopeSender()
    {
        if (options.Sender is not { } given)
        {
            return Users.Find(_uid)?.Name
                ?? throw new FatalException($"no login name found for user ID {_uid}");
        }

        List<string> addresses = AddressList.Parse(given);
        if (addresses.Count > 1)
        {
            context.Log.Warning($"-f option specified malformed sender: {given}");
        }

        return addresses.FirstOrDefault("");
    }

    private ISubmission Open()
    {
        if (Credentials.EffectiveUid == 0)
        {
            Signals.Ignore(Signal.SIGXFSZ); // a message that is too large is refused, not fatal
            Lazy<Log> log = new(() => ProcessLog.Create(settings, Postdrop, verbosity: 0, new StandardErrorTarget(Postdrop, context.Terminal.Error)));
            return new DirectSubmission(settings, _uid, log);
        }

        string command = $"{settings[MailParameters.CommandDirectory]}/{Postdrop}";
        try
        {
            return PostdropProcess.Start(command, options.Verbosity > 1 ? options.Verbosity : 0, settings);
        }
        catch (IOException e)
        {
            string reason = e is PosixException posix ? posix.Errno.Describe() : e.Message;
            throw Failure($"unable to execute {command} -r: {reason}");
        }
    }

    private FatalException Failure(string what) => new($"{_sender}({_uid}): {what}");
}
