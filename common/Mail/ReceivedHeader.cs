namespace Postfix.Mail;

/// <summary>Received: headers of mail that came without SMTP.</summary>
public static class ReceivedHeader
{
    /// <summary>Lines of the header for mail that the mail system itself makes.</summary>
    /// <param name="host">Value of <c>myhostname</c>.</param>
    /// <param name="software">Value of <c>mail_name</c>.</param>
    /// <param name="id">Queue id of the new message.</param>
    /// <param name="date">When it was received, see <see cref="MailDate"/>.</param>
    public static string[] Internal(string host, string software, string id, string date) =>
        [$"Received: by {host} ({software})", $"\tid {id}; {date}"];

    /// <summary>Lines of the header for mail that a user submitted on this machine.</summary>
    /// <param name="host">Value of <c>myhostname</c>.</param>
    /// <param name="software">Value of <c>mail_name</c>.</param>
    /// <param name="userId">Who submitted it.</param>
    /// <param name="id">Queue id of the new message.</param>
    /// <param name="date">When it was received, see <see cref="MailDate"/>.</param>
    public static string[] Submitted(string host, string software, uint userId, string id, string date) =>
        [$"Received: by {host} ({software}, from userid {userId})", $"\tid {id}; {date}"];
}
