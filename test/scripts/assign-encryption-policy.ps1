#requires -Version 5.1
#requires -Modules MicrosoftTeams
<#
.SYNOPSIS
    Assigns the enhanced encryption policy to the users of a CSV file and writes a log.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)]
    [string]$Path,

    [ValidateNotNullOrEmpty()]
    [string]$PolicyName = 'Executives',

    [string]$LogFile = 'assign.log'
)

$ErrorActionPreference = 'Stop'

function Write-Log {
    param(
        [Parameter(Mandatory = $true)][string]$Message,
        [ValidateSet('Info', 'Warning', 'Error')][string]$Level = 'Info'
    )
    $line = '{0} [{1}] {2}' -f (Get-Date -Format 'yyyy-MM-dd'), $Level.ToUpper(), $Message
    Add-Content -Path $LogFile -Value $line
}

if (-not (Test-Path $Path)) {
    Write-Log -Level Error -Message "There is no file $Path."
    throw "There is no file $Path."
}

# The policy must be there before anybody gets it.
try {
    $policy = Get-CsTeamsEnhancedEncryptionPolicy -Identity $PolicyName
} catch {
    $policy = New-CsTeamsEnhancedEncryptionPolicy -Identity $PolicyName `
        -CallingEndtoEndEncryptionEnabledType DisabledUserOverride `
        -Description "Made by $($MyInvocation.MyCommand.Name)"
    Write-Log "Policy $($policy.Identity.Replace('Tag:', '')) made."
}

$report = @()
$users = Import-Csv -Path $Path | Where-Object { $_.UserPrincipalName -and $_.Country -in 'FR', 'DE' }
foreach ($user in $users) {
    $entry = [ordered]@{ User = $user.UserPrincipalName; Result = 'Assigned'; Error = $null }
    try {
        Grant-CsTeamsEnhancedEncryptionPolicy -Identity $user.UserPrincipalName -PolicyName $PolicyName -WhatIf:$WhatIfPreference
        Write-Log "$($user.UserPrincipalName) has $PolicyName."
    } catch {
        $entry.Result = 'Failed'
        $entry.Error = $_.Exception.Message
        Write-Log -Level Warning -Message ("{0}: {1}" -f $user.UserPrincipalName, $_.Exception.Message)
    } finally {
        $report += [pscustomobject]$entry
    }
}

$report | Export-Csv -Path 'report.csv' -NoTypeInformation
$failed = @($report | Where-Object Result -eq 'Failed')
Write-Host "$($report.Count) users, $($failed.Count) failed."
$report | Sort-Object User | Format-Table User, Result

if ($failed.Count -gt 0) { exit 3 }
